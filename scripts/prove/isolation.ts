import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Counter } from '../../src/counters/counter.entity.js';
import { Database } from '../../src/platform/database/database.js';
import type { Finding, ProofOptions } from '../prove.js';
import { makePlace, serveHere } from '../support/server.js';

const TRANSACTIONS = 1_000;
const SHARED = 'isolation-shared';

type Transact = (work: (manager: EntityManager) => Promise<void>) => Promise<void>;

/**
 * A crowd of transactions, each of which inserts a row, adds one to a row that all share, and in every third case fails
 * at the end. Durable must be exactly what was acknowledged: each row once, and the shared row's sum.
 */
export async function proveIsolation({ engine }: ProofOptions): Promise<Finding> {
  const place = await makePlace(engine);
  const { app } = await serveHere(place);
  try {
    const db = app.get(Database);
    const good = await crowd(db, 'good', (work) => db.write(work));
    const writer = app.get<DataSource>(getDataSourceToken());
    // known-bad: the driver's own transactions, which on SQLite all share one connection, and on PostgreSQL read, think
    // and write without a lock
    const bad = await crowd(db, 'bad', (work) => writer.transaction(work), true);
    return {
      acknowledged: good.acknowledged,
      lost: good.lost,
      doubled: good.extra,
      oversold: 0,
      control: bad.lost + bad.extra > 0 ? 'caught' : 'missed',
      notes: { 'control: lost': bad.lost, 'control: not acknowledged': bad.extra },
    };
  } finally {
    await app.close();
    await place.remove();
  }
}

async function crowd(db: Database, prefix: string, transact: Transact, unlocked = false): Promise<{ acknowledged: number; lost: number; extra: number }> {
  const shared = `${SHARED}-${prefix}`;
  await db.write((m) => m.insert(Counter, { id: shared, kind: 'demand', ownerId: prefix, limit: TRANSACTIONS, committed: 0 }));
  const settled = await Promise.allSettled(
    Array.from({ length: TRANSACTIONS }, (_, i) =>
      transact(async (m) => {
        await m.insert(Counter, { id: `${prefix}-${i}`, kind: 'demand', ownerId: prefix, limit: 1, committed: 0 });
        await addOne(m, shared, unlocked);
        if (i % 3 === 0) throw new Error('rolled back on purpose');
      }),
    ),
  );
  const acknowledged = new Set(settled.flatMap((s, i) => (s.status === 'fulfilled' ? [`${prefix}-${i}`] : [])));
  const rows = await db.read((m) => m.findBy(Counter, { ownerId: prefix }));
  const durable = new Set(rows.map((r) => r.id).filter((id) => id !== shared));
  const sum = rows.find((r) => r.id === shared)?.committed ?? 0;
  const lost = [...acknowledged].filter((id) => !durable.has(id)).length + Math.max(0, acknowledged.size - sum);
  const extra = [...durable].filter((id) => !acknowledged.has(id)).length + Math.max(0, sum - acknowledged.size);
  return { acknowledged: acknowledged.size, lost, extra };
}

async function addOne(m: EntityManager, id: string, unlocked: boolean): Promise<void> {
  if (!unlocked) {
    await m.increment(Counter, { id }, 'committed', 1);
    return;
  }
  const row = await m.findOneByOrFail(Counter, { id });
  await m.update(Counter, { id }, { committed: row.committed + 1 });
}
