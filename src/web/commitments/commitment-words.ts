/**
 * Where a commitment stands for one reader. Rule: a draft waits for me, for another party, or for nobody of this
 * reader's concern; a number has four digits at least; an unauthorised signature is always said.
 */
import type { Commitment, Party } from '../api/types';

export type Standing = 'signMe' | 'waitOther' | 'final' | 'void' | 'refused' | 'withdrawn' | 'expired';

export function standingOf(commitment: Commitment, mine: (party: Party) => boolean): Standing {
  if (commitment.status !== 'draft') return commitment.status;
  return commitment.parties.some((party) => mine(party) && !party.signature) ? 'signMe' : 'waitOther';
}

export const numberOf = ({ number }: Pick<Commitment, 'number'>): string =>
  number === null ? '' : String(number).padStart(4, '0');

export const unauthorised = ({ parties }: Pick<Commitment, 'parties'>): boolean =>
  parties.some((party) => party.signature?.authority === 'unauthorised');

export const unsigned = ({ parties }: Pick<Commitment, 'parties'>): Party[] =>
  parties.filter((party) => !party.signature);

/** What waits for me comes first, then what waits for others, then the latest. */
const ORDER: Standing[] = ['signMe', 'waitOther', 'final', 'void', 'refused', 'withdrawn', 'expired'];
export function inOrder(list: readonly Commitment[], mine: (party: Party) => boolean): Commitment[] {
  const rank = (one: Commitment) => Math.min(ORDER.indexOf(standingOf(one, mine)), 2);
  const when = (one: Commitment) => one.finalAt ?? one.createdAt;
  return [...list].sort((a, b) => rank(a) - rank(b) || when(b).localeCompare(when(a)));
}
