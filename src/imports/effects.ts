/**
 * What an import does, gathered while it is done: each record once, as it was before and as it was left. Rule: what something
 * rests on is noted before it, so that taking back runs backwards.
 */
export const EFFECT_KINDS = ['created', 'edited', 'noted'] as const;
/** noted: the record stayed as it is; only what it was last imported as moved. */
export type EffectKind = (typeof EFFECT_KINDS)[number];

export type EffectTable =
  | 'participations'
  | 'agencies'
  | 'packages'
  | 'demands'
  | 'umkm'
  | 'capacity_pools'
  | 'products'
  | 'offers'
  | 'staged_records';

export type Values = Readonly<Record<string, unknown>>;

/** What a record is imported as; see imported-record.entity.ts. */
export interface Base {
  key: string;
  recordId: string;
  parentId: string | null;
  values: Values;
  gone: boolean;
}

/** `previous` is null where the record had never been imported. */
export interface PreviousBase {
  previous: (Base & { importId: string }) | null;
}

export interface Effect {
  kind: EffectKind;
  table: EffectTable;
  id: string;
  row: number | null;
  before: Values | null;
  base: PreviousBase | null;
  version: number;
}

interface Touched {
  id: string;
  version: number;
}

export class Effects {
  private readonly done = new Map<string, Effect>();
  private readonly written = new Map<string, Base>();

  created(table: EffectTable, record: Touched, row: number | null): void {
    this.touch({ kind: 'created', table, id: record.id, row, before: null, base: null, version: record.version });
  }

  /** @param version of the record now */
  edited(table: EffectTable, before: Touched & object, version: number, row: number | null): void {
    this.touch({ kind: 'edited', table, id: before.id, row, before: { ...before }, base: null, version });
  }

  /** What the record is imported as from now on. */
  imported(
    table: EffectTable,
    base: Base,
    previous: PreviousBase['previous'],
    version: number,
    row: number | null,
  ): void {
    this.touch({ kind: 'noted', table, id: base.recordId, row, before: null, base: { previous }, version });
    this.written.set(base.key, base);
  }

  all(): Effect[] {
    return [...this.done.values()];
  }

  bases(): Base[] {
    return [...this.written.values()];
  }

  /** The first word on a record says how it was, the last one its version. */
  private touch(effect: Effect): void {
    const key = `${effect.table}:${effect.id}`;
    const known = this.done.get(key);
    if (!known) {
      this.done.set(key, effect);
      return;
    }
    known.version = Math.max(known.version, effect.version);
    known.base ??= effect.base;
    if (known.kind === 'noted' && effect.kind === 'edited')
      Object.assign(known, { kind: 'edited', before: effect.before });
  }
}
