import { Injectable } from '@nestjs/common';
import type { ImportLayout } from '../contract/imports.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Participations } from '../events/participations.service.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import { Umkms } from '../umkm/umkms.service.js';
import type { FileKind, PlannedFile, SavedRow, Saving } from './file-kind.js';
import { ImportedRecords } from './imported-records.service.js';
import { importedValues } from './imported-values.js';
import type { ParsedFile } from './parse.js';
import { type Existing, planImport, type RowPlan, storedValues } from './plan.js';
import type { UmkmRecord } from './records.js';
import { changedUmkm, umkmFields, umkmValues, valuesOfNewUmkm } from './umkm-fields.js';

interface Row {
  record: UmkmRecord;
  plan: RowPlan;
}

/** Our template of UMKM: each row is one business, known by its NIB. */
@Injectable()
export class UmkmTemplate implements FileKind {
  readonly layouts: readonly ImportLayout[] = ['umkm'];

  constructor(
    private readonly umkms: Umkms,
    private readonly participations: Participations,
    private readonly records: ImportedRecords,
  ) {}

  async plan(event: MatchingEvent, parsed: ParsedFile): Promise<PlannedFile> {
    const nibs = parsed.rows.flatMap(({ record }) => (record?.type === 'umkm' ? [record.nib] : []));
    const known = await this.umkms.byNib(event.organiserId, nibs);
    const imported = await this.records.byRecords([...known.values()].map((umkm) => umkm.id));
    const existing = new Map(
      [...known].map(([nib, umkm]): [string, Existing] => {
        const values = imported.get(umkm.id)?.values ?? null;
        return [
          `umkm:${nib}`,
          { id: umkm.id, current: umkmValues(umkm, values ?? {}), imported: values, lines: new Map() },
        ];
      }),
    );
    return { parsed, plan: planImport(parsed, existing) };
  }

  async save(saving: Saving): Promise<void> {
    const rows = saving.rows.filter(isUmkmRow);
    const taking = new Set((await this.participations.of(saving.event.id, 'umkm')).map((row) => row.partyId));
    // those that are known already only take part; what the file changes of them is saved below
    const linked = await this.umkms.linkMany(
      saving.event,
      rows.map(({ record }) => umkmFields(record)),
    );
    for (const [at, { umkm, outcome }] of linked.entries()) {
      const { plan, record } = rows[at] as Row;
      if (outcome === 'created') {
        saving.effects.created('umkm', umkm, plan.row);
        const base = {
          key: plan.key ?? '',
          recordId: umkm.id,
          parentId: null,
          values: valuesOfNewUmkm(record, umkm),
          gone: false,
        };
        saving.effects.imported('umkm', base, null, umkm.version, plan.row);
      }
      if (!taking.has(umkm.id)) saving.effects.created('participations', { id: umkm.id, version: 1 }, plan.row);
    }
    saving.onProgress(linked.length);
    await this.change(
      rows.filter(({ plan }) => plan.action === 'update'),
      saving,
    );
  }

  private async change(rows: readonly Row[], { effects }: Saving): Promise<void> {
    const known = new Map(
      (await this.umkms.listByIds(rows.map(({ plan }) => plan.id as string))).map((umkm) => [umkm.id, umkm]),
    );
    const bases = await this.records.byRecords([...known.keys()]);
    const edits = rows.flatMap(({ plan }) => {
      const umkm = known.get(plan.id as string) as Umkm;
      const next = changedUmkm(umkm, plan.changes);
      return next === umkm ? [] : [next];
    });
    const saved = new Map((await this.umkms.changeMany(edits)).map((umkm) => [umkm.id, umkm]));
    for (const { plan, record } of rows) {
      const before = known.get(plan.id as string) as Umkm;
      const after = saved.get(before.id) ?? before;
      const base = bases.get(before.id) ?? null;
      if (after.version !== before.version) effects.edited('umkm', before, after.version, plan.row);
      const values = importedValues(storedValues(record), base?.values ?? {}, plan.kept);
      effects.imported(
        'umkm',
        { key: plan.key ?? '', recordId: before.id, parentId: null, values, gone: false },
        base,
        after.version,
        plan.row,
      );
    }
  }
}

const isUmkmRow = (row: SavedRow): row is Row => row.record.type === 'umkm';
