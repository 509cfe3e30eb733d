/**
 * By what an imported record is found again. Rule: packages, UMKM and products are the trade office's, so their row's key
 * serves in every event; a line is known within its package, an offer within its event.
 */
import { comparable } from './visible-text.js';

/** Of a line in a plan. Lines of the demands template have the key of their row. */
export const lineKey = (packageId: string, key: string): string => `line:${packageId}:${key}`;
export const isLineKey = (key: string): boolean => key.startsWith('line:');
/** The part of a line's key that the plan knows it by. */
export const plainLineKey = (key: string): string => key.slice(key.indexOf(':', 'line:'.length) + 1);

export const productKey = (nib: string, name: string): string => `product:${nib}:${comparable(name)}`;
/** The rows of one product's price tiers are one offer. */
export const offerKey = (eventId: string, nib: string, productName: string): string =>
  `offer:${eventId}:${nib}:${comparable(productName)}`;
