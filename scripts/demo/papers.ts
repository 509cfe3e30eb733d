import type { CertificateKind, CertificateState } from '../../src/contract/kinds.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import type { Random } from './random.js';

export interface PlannedPaper {
  kind: CertificateKind;
  state: CertificateState;
  number: string | null;
  validFrom: string | null;
  validTo: string | null;
  rejectReason: string | null;
}

type Standing = CertificateState | 'none' | 'ending';

/** Makers who have everything that they need; of the others each paper stands as it may. */
const IN_ORDER = 0.6;
const NEEDED: readonly (readonly [Standing, share: number])[] = [
  ['verified', 40],
  ['ending', 8],
  ['submitted', 14],
  ['wanted', 16],
  ['draft', 7],
  ['expired', 8],
  ['rejected', 4],
  ['none', 3],
];
/** Of a paper that only helps. */
const HELPFUL: readonly (readonly [Standing, share: number])[] = [
  ['verified', 35],
  ['submitted', 10],
  ['wanted', 20],
  ['none', 35],
];

const HELPFUL_KINDS: ReadonlySet<CertificateKind> = new Set(['MEREK', 'TKDN']);

export function planPapers(
  random: Random,
  kinds: readonly CertificateKind[],
  regencyCode: string,
  today: string,
): PlannedPaper[] {
  const isInOrder = random.chance(IN_ORDER);
  return kinds.flatMap((kind) => {
    const drawn = random.weighted(HELPFUL_KINDS.has(kind) ? HELPFUL : NEEDED, ([, share]) => share)[0];
    const standing = isInOrder && !HELPFUL_KINDS.has(kind) ? 'verified' : drawn;
    return standing === 'none' ? [] : [paper(random, kind, standing, regencyCode, today)];
  });
}

/** A paper in the state wished for. One that has expired is a verified one whose days are over. */
export function paper(
  random: Random,
  kind: CertificateKind,
  standing: Exclude<Standing, 'none'>,
  regencyCode: string,
  today: string,
): PlannedPaper {
  if (standing === 'wanted')
    return { kind, state: 'wanted', number: null, validFrom: null, validTo: null, rejectReason: null };
  const state = standing === 'expired' || standing === 'ending' ? 'verified' : standing;
  const validTo = lastDay(random, standing, today);
  return {
    kind,
    state,
    number: numberOf(random, kind, regencyCode, Number(validTo.slice(2, 4))),
    validFrom: addDays(validTo, -1460),
    // the number of a P-IRT ends in the year it ends in
    validTo: kind === 'PIRT' ? `${validTo.slice(0, 4)}-12-31` : validTo,
    rejectReason: state === 'rejected' ? 'Nomor pada foto berbeda dengan yang diketik' : null,
  };
}

function lastDay(random: Random, standing: Standing, today: string): string {
  if (standing === 'expired') return addDays(today, -random.int([380, 800]));
  return addDays(today, standing === 'ending' ? random.int([30, 50]) : random.int([420, 1300]));
}

/** Numbers of the right form that nobody was given: all of them begin with nines. */
function numberOf(random: Random, kind: CertificateKind, regencyCode: string, year: number): string {
  const serial = String(random.int([1, 999_999])).padStart(6, '0');
  switch (kind) {
    case 'HALAL':
      return `ID99000000${serial}0`;
    case 'PIRT':
      return `999${regencyCode.replace('.', '')}${serial}-${String(year).padStart(2, '0')}`;
    case 'BPOM':
      return `MD999999${serial}`;
    case 'MEREK':
      return `IDM999${serial}`;
    default:
      return `CONTOH/${kind}/${serial}`;
  }
}
