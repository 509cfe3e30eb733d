import { call, query } from './client';
import type { Offer, Page } from './types';

export const listMyOffers = (eventId: string, umkmId: string) =>
  call<Page<Offer>>('GET', `events/${eventId}/offers${query({ umkmId, limit: 100 })}`);
