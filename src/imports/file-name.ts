/**
 * What a file is called on our screens. Rule: the last part of whatever path was sent, without what cannot be seen, shortened
 * in the middle so that its ending stays. It is shown and nothing else: no path is ever made of it.
 */
import { visibleText } from './visible-text.js';

const MAX_CHARS = 120;
const ENDING_CHARS = 20;

export function fileNameOf(sent: string): string {
  const last = sent.split(/[\\/]/).at(-1) ?? '';
  const chars = [...visibleText(last).text];
  if (chars.length === 0) return '-';
  if (chars.length <= MAX_CHARS) return chars.join('');
  return `${chars.slice(0, MAX_CHARS - ENDING_CHARS - 1).join('')}…${chars.slice(-ENDING_CHARS).join('')}`;
}
