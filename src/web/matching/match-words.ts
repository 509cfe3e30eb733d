import 'words:match';
import { dateShort, quantityOf } from '../../contract/format';
import { CERTIFICATE_KINDS, type CertificateKind } from '../../contract/kinds';
import type { Coded, Match } from '../api/types';
import { certificateName } from '../ui/lists';
import { language, t, tCode, type Params } from '../ui/words';

/** Puts a code and its figures into words: for an officer about a seller, or for a maker about themselves ('Anda'). */
export interface Pair {
  /** What the seller sells in: capacity and minimum orders are said in it. */
  unit: string;
  steps: number;
  to: 'officer' | 'seller';
}

export const pairOf = (match: Match, unitName: (id: string) => string, to: Pair['to']): Pair => ({
  unit: unitName(match.offer.unitId),
  steps: match.offer.steps,
  to,
});

const QUANTITIES = ['possible', 'needed', 'minimum', 'quantity', 'more'];
const SHARES = ['saving', 'excess', 'fullPointsAtSaving'];
const DATES = ['validUntil', 'validFrom', 'neededOn'];
const CERTIFICATES = ['anyOf', 'certificate', 'certificateKind', 'kind'];

export function reasonWords(reason: Coded, pair: Pair): string | undefined {
  const params = readable(reason.params, pair);
  const own = pair.to === 'seller' ? tCode('match.you', reason.code, params) : undefined;
  return own ?? tCode('match', reason.code, params);
}

/** The words of several reasons, without those this version has no words for. */
export const allWords = (reasons: readonly Coded[], pair: Pair): string[] =>
  reasons.flatMap((reason) => reasonWords(reason, pair) ?? []);

/** Figures as people read them. */
export function readable(params: Coded['params'], pair: Pair): Params {
  const shown: Params = {};
  for (const [name, value] of Object.entries(params as Record<string, unknown>)) shown[name] = word(name, value, pair);
  return shown;
}

function word(name: string, value: unknown, { unit, steps }: Pair): string | number {
  if (QUANTITIES.includes(name) && typeof value === 'number') return quantityOf(value, steps, unit, language.value);
  if (SHARES.includes(name) && typeof value === 'number') return `${Math.round(value / 100)}%`;
  if (DATES.includes(name) && typeof value === 'string') return dateShort(value, language.value);
  if (CERTIFICATES.includes(name)) return certificates(value);
  return typeof value === 'number' ? value : String(value);
}

function certificates(value: unknown): string {
  return String(value)
    .split(',')
    .map(paperName)
    .join(` ${t('match.or')} `);
}

/** Of a certificate its name; 'KBLI 56210' is one already. */
export const paperName = (paper: string): string => (isCertificate(paper) ? certificateName(paper) : paper);

const isCertificate = (kind: string): kind is CertificateKind =>
  (CERTIFICATE_KINDS as readonly string[]).includes(kind);
