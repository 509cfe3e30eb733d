import { Injectable } from '@nestjs/common';
import type { Stance } from '../contract/kinds.js';
import { Demand } from '../demands/demand.entity.js';
import { Offer } from '../offers/offer.entity.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { pageOf, type Page } from '../platform/edge/page.js';
import { Ids } from '../platform/ids.js';
import { seenBy, type Side, stanceBook } from './stance-book.js';
import { StanceRow } from './stance.entity.js';

export interface PairOfParties {
  demand: Pick<Demand, 'id' | 'eventId' | 'agencyId'>;
  offer: Pick<Offer, 'id' | 'umkmId'>;
}

/** What the sides of a pair think of it. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Stances {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
  ) {}

  /** @returns the pair as the side sees it from now on */
  async save(
    pair: PairOfParties,
    side: Side,
    stance: Stance | null,
    personId: string,
  ): Promise<ReturnType<typeof seenBy>> {
    const { demand, offer } = pair;
    return this.db.write(async (m) => {
      await this.db.lockName(`stance:${demand.id}:${offer.id}`);
      const rows = await m.findBy(StanceRow, { demandId: demand.id, offerId: offer.id });
      const before = rows.find((row) => row.side === side) ?? null;
      if ((before?.stance ?? null) !== stance)
        await this.change(pair, side, before, { stance, personId, at: this.clock.iso() });
      const now = [
        ...rows.filter((row) => row.side !== side),
        { demandId: demand.id, offerId: offer.id, side, stance },
      ];
      return seenBy(side, side, stanceBook(now), demand.id, offer.id);
    });
  }

  /** What any of these parties has said in an event, the oldest first. */
  ofParties(
    eventId: string,
    partyIds: readonly string[],
    stance: Stance | undefined,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<StanceRow>> {
    return this.db.read((m) => {
      const bought = m
        .createQueryBuilder(Demand, 'demand')
        .select('demand.id')
        .where('demand.agencyId IN (:...partyIds)')
        .getQuery();
      const sold = m
        .createQueryBuilder(Offer, 'offer')
        .select('offer.id')
        .where('offer.umkmId IN (:...partyIds)')
        .getQuery();
      const rows = m
        .createQueryBuilder(StanceRow, 'row')
        .where(`row.eventId = :eventId AND row.stance IS NOT NULL`, { eventId })
        .andWhere(
          `((row.side = 'agency' AND row.demandId IN (${bought})) OR (row.side = 'umkm' AND row.offerId IN (${sold})))`,
          { partyIds },
        );
      if (stance !== undefined) rows.andWhere('row.stance = :stance', { stance });
      return pageOf(rows, 'row', page);
    });
  }

  private async change(
    { demand, offer }: PairOfParties,
    side: Side,
    before: StanceRow | null,
    said: Pick<StanceRow, 'stance' | 'personId' | 'at'>,
  ): Promise<void> {
    await this.db.write(async (m) => {
      const fresh: StanceRow = {
        id: this.ids.next(),
        eventId: demand.eventId,
        demandId: demand.id,
        offerId: offer.id,
        side,
        ...said,
        version: 1,
      };
      if (!before) await m.createQueryBuilder().insert().into(StanceRow).values(fresh).updateEntity(false).execute();
      const after = before ? await editRow(m, StanceRow, before, before.version, said) : fresh;
      await this.audit.record({
        action: 'stance.set',
        subjectKind: 'stance',
        subjectId: after.id,
        before: before && { ...before },
        after: { ...after },
      });
      // nobody else may learn of a veto, not even that something changed
      const isPrivate = before?.stance !== 'interest' && said.stance !== 'interest';
      const own = side === 'agency' ? demand.agencyId : offer.umkmId;
      this.changes.tell(
        'stance',
        [demand.id],
        demand.eventId,
        after.version,
        isPrivate ? [own] : [demand.agencyId, offer.umkmId],
      );
    });
  }
}
