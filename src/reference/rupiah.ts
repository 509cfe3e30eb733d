/** An amount in words, as letters and the read-back before signing show it: `lima puluh tujuh juta rupiah`. */
import { toCardinal as inIndonesian } from 'n2words/id-ID';
import { toCardinal as inEnglish } from 'n2words/en-US';

/** Whole rupiah from 0 to 2^53-1; anything else is a bug of the caller. */
export function rupiahInWords(amount: number, language: 'id' | 'en' = 'id'): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`Not an amount of rupiah: ${amount}`);
  return `${language === 'id' ? inIndonesian(amount) : inEnglish(amount)} rupiah`;
}
