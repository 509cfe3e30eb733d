import { Injectable } from '@nestjs/common';
import type { CommitmentSignedPublic, CommitmentVoidedPublic } from '../contract/live.js';
import type { NewEntry } from '../log/log.service.js';
import { RULE_VERSION } from '../reference/rules.js';
import { sizeClassOf } from '../reference/size-class.js';
import type { Commitment } from './commitment.entity.js';
import {
  type CommitmentFacts,
  type LineFactsOfBatch,
  type LoadedBatch,
  type SellerFacts,
  type SignatureFacts,
  SigningBatchQueries,
} from './signing-batch.queries.js';

type VoidedFacts = Pick<Commitment, 'id' | 'number' | 'total' | 'seq' | 'agencyId'>;

export type DraftEntry =
  | { kind: 'signed'; commitmentId: string; number: number; entry: NewEntry }
  | { kind: 'voided'; commitmentId: string; entry: NewEntry };

/**
 * What the log says of commitments. Figures, size class, category, regency, unit factor and rule version are frozen
 * here, in public; names, offices and hands in private. Later edits of any record change no signed figure.
 */
@Injectable()
export class SignedEntries {
  constructor(private readonly queries: SigningBatchQueries) {}

  /**
   * Entries of commitments that became final, each after the one that it takes the place of; in the order of the finals.
   * @param signatures all that stand, those of this batch included
   */
  async forFinals(
    finals: readonly { id: string; replaced: string | null }[],
    loaded: LoadedBatch,
    signatures: readonly SignatureFacts[],
    now: string,
    nextNumber: () => number,
  ): Promise<DraftEntry[]> {
    const lines = finals.flatMap((f) => loaded.lines.get(f.id) ?? []);
    const parties = await this.queries.partiesOf(lines, finals.map((f) => must(loaded.commitments.get(f.id)).agencyId));
    const signedBy = new Map<string, SignatureFacts[]>();
    for (const s of signatures) signedBy.set(s.commitmentId, [...(signedBy.get(s.commitmentId) ?? []), s]);
    return finals.flatMap(({ id, replaced }): DraftEntry[] => {
      const commitment = must(loaded.commitments.get(id));
      const number = nextNumber();
      const [own, signed] = [loaded.lines.get(id) ?? [], signedBy.get(id) ?? []];
      const entry: NewEntry = {
        type: 'commitment.signed',
        public: { ...publicPart(commitment, number, own, signed, parties.sellers, now.slice(0, 10)) },
        private: privatePart(commitment, own, signed, parties),
      };
      const made: DraftEntry = { kind: 'signed', commitmentId: id, number, entry };
      if (replaced === null) return [made];
      const old = must(loaded.commitments.get(replaced));
      return [{ kind: 'voided', commitmentId: replaced, entry: this.voided(old, loaded.lines.get(replaced) ?? [], 'parties', { reason: 'replaced', replacedBy: id }) }, made];
    });
  }

  voided(commitment: VoidedFacts, lines: readonly { umkmId: string }[], by: 'parties' | 'organiser', details: Record<string, unknown>): NewEntry {
    const entry: CommitmentVoidedPublic = {
      commitmentId: commitment.id,
      number: commitment.number ?? 0,
      rupiah: commitment.total,
      signedSeq: commitment.seq ?? 0,
      agencyId: commitment.agencyId,
      umkmIds: [...new Set(lines.map((l) => l.umkmId))],
      by,
    };
    return { type: 'commitment.voided', public: { ...entry }, private: details };
  }
}

function publicPart(
  commitment: CommitmentFacts,
  number: number,
  lines: readonly LineFactsOfBatch[],
  signatures: readonly SignatureFacts[],
  sellers: ReadonlyMap<string, SellerFacts>,
  date: string,
): CommitmentSignedPublic {
  return {
    commitmentId: commitment.id,
    number,
    agencyId: commitment.agencyId,
    agencyKind: commitment.agencyKind,
    authorised: signatures.every((s) => s.authorised),
    replacesId: commitment.replacesId,
    rupiah: commitment.total,
    lines: lines.map((line) => {
      const seller = must(sellers.get(line.umkmId));
      return {
        demandId: line.demandId,
        offerId: line.offerId,
        umkmId: line.umkmId,
        categoryId: line.categoryId,
        sizeClass: sizeClassOf(seller, date).value,
        regencyCode: seller.regencyCode,
        rupiah: line.rupiah,
      };
    }),
    ruleVersion: RULE_VERSION,
  };
}

function privatePart(
  commitment: CommitmentFacts,
  lines: readonly LineFactsOfBatch[],
  signatures: readonly SignatureFacts[],
  { sellers, buyers }: { sellers: ReadonlyMap<string, SellerFacts>; buyers: ReadonlyMap<string, string> },
): Record<string, unknown> {
  return {
    hash: commitment.hash,
    buyer: buyers.get(commitment.agencyId) ?? null,
    sellers: Object.fromEntries(lines.map((l) => [l.umkmId, sellers.get(l.umkmId)?.name ?? null])),
    lines: lines.map(({ name, quantity, unitId, unitPrice, packSize, steps, base, deliveries }) => ({
      name,
      quantity,
      unitId,
      unitPrice,
      packSize,
      steps,
      base,
      deliveries: deliveries.map((d) => ({ ...d })),
    })),
    method: commitment.method,
    plannedMonth: commitment.plannedMonth,
    warnings: commitment.warnings.map((w) => ({ ...w })),
    reasons: commitment.reasons,
    signatures: signatures.map((s) => ({
      partyId: s.partyId,
      personId: s.personId,
      name: s.personName,
      office: s.office,
      appointment: s.appointment,
      authorised: s.authorised,
      how: s.typedName === null ? 'drawn' : 'typed',
      at: s.at,
    })),
  };
}

function must<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a row of the batch is missing');
  return row;
}
