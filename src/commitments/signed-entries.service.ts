import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Agencies } from '../agencies/agencies.service.js';
import type { CommitmentSignedPublic, CommitmentVoidedPublic } from '../contract/live.js';
import type { NewEntry } from '../log/log.service.js';
import { Database } from '../platform/database/database.js';
import { findByAny } from '../platform/database/many-rows.js';
import { RULE_VERSION } from '../reference/rules.js';
import { sizeClassOf } from '../reference/size-class.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import { Umkms } from '../umkm/umkms.service.js';
import type { CommitmentLine } from './commitment-line.entity.js';
import type { Commitment } from './commitment.entity.js';
import { Signature } from './signature.entity.js';
import type { LoadedBatch } from './signing-batch.queries.js';

export type DraftEntry =
  | { kind: 'signed'; commitmentId: string; number: number; entry: NewEntry }
  | { kind: 'voided'; commitmentId: string; entry: NewEntry };

/**
 * What the log says of commitments. Figures, size class, category, regency, unit factor and rule version are frozen
 * here, in public; names, offices and hands in private. Later edits of any record change no signed figure.
 */
@Injectable()
export class SignedEntries {
  constructor(
    private readonly db: Database,
    private readonly umkms: Umkms,
    private readonly agencies: Agencies,
  ) {}

  /** Entries of commitments that became final, each after the one that it takes the place of; in the order of the finals. */
  async forFinals(
    finals: readonly { id: string; replaced: string | null }[],
    loaded: LoadedBatch,
    now: string,
    nextNumber: () => number,
  ): Promise<DraftEntry[]> {
    const ids = finals.map((f) => f.id);
    const signatures = await this.db.read((m) => findByAny(m, Signature, 'commitmentId', ids, { act: 'sign', droppedAt: IsNull() }));
    const sellers = new Map((await this.umkms.listByIds(loaded.lines.map((l) => l.umkmId))).map((u) => [u.id, u]));
    const buyers = new Map((await this.agencies.listByIds([...loaded.commitments.values()].map((c) => c.agencyId))).map((a) => [a.id, a.name]));
    return finals.flatMap(({ id, replaced }): DraftEntry[] => {
      const commitment = must(loaded.commitments.get(id));
      const number = nextNumber();
      const lines = loaded.lines.filter((l) => l.commitmentId === id).sort((a, b) => a.position - b.position);
      const own = signatures.filter((s) => s.commitmentId === id);
      const entry: NewEntry = {
        type: 'commitment.signed',
        public: { ...publicPart(commitment, number, lines, own, sellers, now.slice(0, 10)) },
        private: privatePart(commitment, lines, own, sellers, buyers),
      };
      const signed: DraftEntry = { kind: 'signed', commitmentId: id, number, entry };
      if (replaced === null) return [signed];
      const old = must(loaded.commitments.get(replaced));
      const oldLines = loaded.lines.filter((l) => l.commitmentId === replaced);
      return [{ kind: 'voided', commitmentId: replaced, entry: this.voided(old, oldLines, 'parties', { reason: 'replaced', replacedBy: id }) }, signed];
    });
  }

  voided(commitment: Commitment, lines: readonly CommitmentLine[], by: 'parties' | 'organiser', details: Record<string, unknown>): NewEntry {
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
  commitment: Commitment,
  number: number,
  lines: readonly CommitmentLine[],
  signatures: readonly Signature[],
  sellers: ReadonlyMap<string, Umkm>,
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
        rupiah: line.total,
      };
    }),
    ruleVersion: RULE_VERSION,
  };
}

function privatePart(
  commitment: Commitment,
  lines: readonly CommitmentLine[],
  signatures: readonly Signature[],
  sellers: ReadonlyMap<string, Umkm>,
  buyers: ReadonlyMap<string, string>,
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
