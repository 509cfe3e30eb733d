import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Demand } from '../demands/demand.entity.js';
import { Packages } from '../demands/packages.service.js';
import { Participations } from '../events/participations.service.js';
import { Offer } from '../offers/offer.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { chunksOf, editRows, findByAny, upsertRows } from '../platform/database/many-rows.js';
import type { Effect } from './effects.js';
import type { FileImport } from './file-import.entity.js';
import { FileImports } from './file-imports.service.js';
import { ImportEffect } from './import-effect.entity.js';
import { ImportedRecords } from './imported-records.service.js';
import { Previews } from './previews.service.js';
import { StagedRecord } from './staged-record.entity.js';
import { idsOf, restoredAs, type Takings, takings } from './taking-back.js';
import { TakingBackBuyers } from './taking-back-buyers.service.js';
import { TakingBackSellers } from './taking-back-sellers.service.js';

/** Of what was kept, so many are listed; the rest is counted. */
const KEPT_LISTED_MAX = 500;

/** Takes an import back as a whole, in one write; what was touched since, or is in use, stays and is listed. */
@Injectable()
export class Undos {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: FileImports,
    private readonly previews: Previews,
    private readonly records: ImportedRecords,
    private readonly packages: Packages,
    private readonly participations: Participations,
    private readonly buyers: TakingBackBuyers,
    private readonly sellers: TakingBackSellers,
  ) {}

  async undo(file: FileImport): Promise<FileImport> {
    const saved = await this.db.write(async (m) => {
      await this.db.lockName(`imports:${file.organiserId}`);
      const undone = await this.imports.move(file.id, 'undo', { undoneAt: this.clock.iso() });
      const rows = await m.find(ImportEffect, { where: { importId: file.id }, order: { position: 'ASC' } });
      const effects = rows.map(({ tableName, recordId, ...effect }): Effect => ({
        ...effect,
        table: tableName,
        id: recordId,
      }));
      const taken = [
        await this.sellers.offers(effects, file.eventId),
        await this.buyers.needs(effects),
        await this.staged(effects),
        await this.sellers.pools(effects),
        await this.sellers.goods(effects),
        await this.buyers.packs(effects),
        await this.sellers.sellers(effects),
        await this.buyers.buyers(effects),
      ];
      await this.leave(file.eventId, effects, taken);
      await this.restoreBases(file, effects, taken);
      await this.carryVersions(file, effects, taken);
      const kept = taken.flatMap((each) => each.kept);
      return this.imports.list(undone, kept.slice(0, KEPT_LISTED_MAX), kept.length);
    });
    this.previews.forgetAll();
    return saved;
  }

  private async staged(effects: readonly Effect[]): Promise<Takings> {
    return this.db.write(async (m) => {
      const rows = await findByAny(m, StagedRecord, 'id', idsOf('staged_records', effects));
      const taken = takings(
        'staged_records',
        effects,
        rows.map(({ id, version }) => ({ id, version, inUse: false })),
      );
      for (const ids of chunksOf(taken.remove)) await m.delete(StagedRecord, { id: In(ids) });
      const versions = new Map(rows.map((row) => [row.id, row.version]));
      const was = [...taken.restore.values()] as unknown as StagedRecord[];
      const saved = await editRows(
        m,
        StagedRecord,
        was.map((row) => ({ ...row, version: versions.get(row.id) ?? 0 })),
      );
      return restoredAs(taken, saved);
    });
  }

  /** A record that is as it was before stands as the import before left it, so that one can be taken back too. */
  private async carryVersions(file: FileImport, effects: readonly Effect[], taken: readonly Takings[]): Promise<void> {
    const now = new Map(taken.flatMap((each) => [...each.versions]));
    const was = new Map(
      effects.flatMap(({ id, before }) => (before && now.has(id) ? [[id, before['version']] as const] : [])),
    );
    await this.db.write(async (m) => {
      const earlier = await findByAny(m, ImportEffect, 'recordId', [...was.keys()]);
      const carried = earlier
        .filter((effect) => effect.importId !== file.id && effect.version === was.get(effect.recordId))
        .map((effect) => ({ ...effect, version: now.get(effect.recordId) ?? effect.version }));
      await upsertRows(m, ImportEffect, carried, ['id'], ['version']);
    });
  }

  /** Whom the import let in leaves again, unless it stays for another reason. */
  private async leave(eventId: string, effects: readonly Effect[], taken: readonly Takings[]): Promise<void> {
    const letIn = idsOf('participations', effects);
    const made = new Set([...idsOf('agencies', effects), ...idsOf('umkm', effects)]);
    const removed = new Set(taken.flatMap((each) => each.remove));
    const busy = await this.db.read(async (m) => {
      const needs = await findByAny(m, Demand, 'agencyId', letIn, { eventId });
      const offers = await findByAny(m, Offer, 'umkmId', letIn, { eventId });
      const standing = [
        ...needs.map((each) => ({ ...each, party: each.agencyId })),
        ...offers.map((each) => ({ ...each, party: each.umkmId })),
      ];
      return new Set(standing.filter((each) => each.deletedAt === null).map((each) => each.party));
    });
    const leaving = letIn.filter((id) => (made.has(id) ? removed.has(id) : !busy.has(id)));
    await this.participations.removeAll(eventId, leaving);
  }

  /** What is taken back counts as imported as it did before. */
  private async restoreBases(file: FileImport, effects: readonly Effect[], taken: readonly Takings[]): Promise<void> {
    const kept = new Set(taken.flatMap((each) => each.kept.map((record) => record.id)));
    const moved = effects.filter((effect) => effect.base !== null && !kept.has(effect.id));
    const now = await this.records.byRecords(moved.map((effect) => effect.id));
    // a later import has moved it on: then this is no longer ours to say
    const ours = moved.filter((effect) => now.get(effect.id)?.importId === file.id);
    const previous = ours.flatMap((effect) => effect.base?.previous ?? []);
    await this.records.forget(ours.filter((effect) => effect.base?.previous === null).map((effect) => effect.id));
    await this.records.write(file.organiserId, previous);
    const recoded = ours.filter(
      (effect) =>
        effect.table === 'packages' && effect.kind !== 'created' && effect.base?.previous?.values['packageCode'],
    );
    const codes = recoded.map(
      (effect) => [effect.id, (effect.base?.previous?.values['rupCodes'] ?? []) as string[]] as const,
    );
    await this.packages.setCodes(new Map(codes));
  }
}
