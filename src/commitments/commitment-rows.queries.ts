import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { findByAny, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { CommitmentLine } from './commitment-line.entity.js';
import { CommitmentParty } from './commitment-party.entity.js';
import { Commitment } from './commitment.entity.js';
import type { Content } from './compose.js';
import { ReservationRow } from './reservation.entity.js';
import { Signature } from './signature.entity.js';

/** A commitment with all that hangs on it. */
export interface WholeCommitment {
  commitment: Commitment;
  lines: CommitmentLine[];
  parties: CommitmentParty[];
  /** Signatures that stand, of both acts. */
  signatures: Signature[];
  reserved: ReservationRow[];
}

/** Whose it is and what state it is in: enough to decide who may do what. */
export type CommitmentAndParties = Pick<WholeCommitment, 'commitment' | 'parties'>;

/** Reads and writes commitments whole. */
@Injectable()
export class CommitmentRows {
  constructor(
    private readonly db: Database,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<WholeCommitment> {
    const [found] = await this.list([id]);
    if (!found) throw new DomainError('not_found', { what: 'commitment' });
    return found;
  }

  /** @throws DomainError not_found */
  async getWithParties(id: string): Promise<CommitmentAndParties> {
    return this.db.read(async (m) => {
      const commitment = await m.findOneBy(Commitment, { id });
      if (!commitment) throw new DomainError('not_found', { what: 'commitment' });
      return { commitment, parties: await m.findBy(CommitmentParty, { commitmentId: id }) };
    });
  }

  /** In the order of the ids given; those that do not exist are left out. */
  async list(ids: readonly string[]): Promise<WholeCommitment[]> {
    return this.db.read(async (m) => {
      const commitments = new Map((await findByAny(m, Commitment, 'id', ids)).map((c) => [c.id, c]));
      const lines = await findByAny(m, CommitmentLine, 'commitmentId', ids);
      const parties = await findByAny(m, CommitmentParty, 'commitmentId', ids);
      const signatures = await findByAny(m, Signature, 'commitmentId', ids, { droppedAt: IsNull() });
      const reserved = await findByAny(m, ReservationRow, 'commitmentId', ids);
      const of = <T extends { commitmentId: string }>(rows: T[], id: string) => rows.filter((row) => row.commitmentId === id);
      return ids.flatMap((id) => {
        const commitment = commitments.get(id);
        if (!commitment) return [];
        return [
          {
            commitment,
            lines: of(lines, id).sort((a, b) => a.position - b.position),
            parties: of(parties, id).sort((a, b) => Number(b.partyKind === 'agency') - Number(a.partyKind === 'agency') || Number(b.lead) - Number(a.lead)),
            signatures: of(signatures, id).sort((a, b) => (a.at < b.at ? -1 : 1)),
            reserved: of(reserved, id).sort((a, b) => (a.period < b.period ? -1 : 1)),
          },
        ];
      });
    });
  }

  /** Writes the lines, parties and reserved capacity of a draft's content, in place of what was there. */
  async writeContent(commitmentId: string, content: Content): Promise<void> {
    await this.db.write(async (m) => {
      for (const entity of [ReservationRow, CommitmentLine, CommitmentParty]) await m.delete(entity, { commitmentId });
      const lines = content.lines.map((line) => ({ id: this.ids.next(), commitmentId, ...line }));
      await insertRows(m, CommitmentLine, lines);
      const sellers = [...new Set(content.lines.map((line) => line.umkmId))];
      await insertRows(m, CommitmentParty, [
        { commitmentId, partyId: content.agencyId, partyKind: 'agency', lead: false },
        ...sellers.map((partyId, i) => ({ commitmentId, partyId, partyKind: 'umkm' as const, lead: i === 0 })),
      ]);
      const reserved = content.reserved.map((row) => {
        const line = lines[Number(row.lineId)];
        if (!line) throw new Error(`reserved row of no line: ${row.lineId}`);
        return { ...row, id: this.ids.next(), commitmentId, lineId: line.id };
      });
      await insertRows(m, ReservationRow, reserved);
    });
  }
}
