import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Counter } from '../../src/counters/counter.entity.js';
import { Counters } from '../../src/counters/counters.service.js';
import { Database } from '../../src/platform/database/database.js';
import { lockServer, sqliteObjection } from '../../src/platform/database/sqlite.js';
import { currentRequest, runInRequest } from '../../src/platform/edge/request-context.js';
import { codeOfThrown, startServer, type TestServer } from '../support/app.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('database', (engine) => {
  let server: TestServer;
  let db: Database;
  let counters: Counters;
  beforeAll(async () => {
    server = await startServer(engine);
    db = server.app.get(Database);
    counters = server.app.get(Counters);
  });
  afterAll(() => server.stop());

  const open = (id: string, limit: number) => counters.open([{ id, kind: 'demand', ownerId: id, limit }]);
  const committed = async (id: string) => (await counters.find([id])).get(id)?.committed;

  it('keeps every acknowledged write of a crowd in which every third one rolls back', async () => {
    const tries = Array.from({ length: 300 }, (_, i) => i);
    const settled = await Promise.allSettled(
      tries.map((i) =>
        db.write(async (m) => {
          await open(`crowd-${i}`, 10);
          if (i % 3 === 0) throw new Error('rolled back');
          await m.update(Counter, { id: `crowd-${i}` }, { committed: 1 });
        }),
      ),
    );
    const durable = await db.read((m) => m.createQueryBuilder(Counter, 'c').where(`c.id LIKE 'crowd-%'`).getMany());
    const acknowledged = tries.filter((i) => settled[i]?.status === 'fulfilled').map((i) => `crowd-${i}`);
    expect(durable.map((r) => r.id).sort()).toEqual(acknowledged.sort());
    expect(durable.every((r) => r.committed === 1)).toBe(true);
  });

  it('runs each write of a crowd as the request that asked for it', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `request-${i}`);
    const seen = await Promise.all(
      ids.map((requestId) =>
        runInRequest({ requestId, personId: null, decided: false }, () =>
          db.write(async () => {
            const before = currentRequest()?.requestId;
            await open(requestId, 1);
            return [before, currentRequest()?.requestId];
          }),
        ),
      ),
    );
    expect(seen).toEqual(ids.map((id) => [id, id]));
  });

  it('lets nested writes join: all or nothing', async () => {
    await expect(
      db.write(async () => {
        await db.write(() => open('nested', 5));
        throw new Error('the outer one fails');
      }),
    ).rejects.toThrow('the outer one fails');
    expect(await committed('nested')).toBeUndefined();
  });

  it('shows a write its own rows and others none of them before the commit', async () => {
    let outside: number | undefined;
    await db.write(async () => {
      await open('mine', 5);
      expect(await committed('mine')).toBe(0);
      const reader = server.app.get<DataSource>(getDataSourceToken('read'));
      outside = await reader.getRepository(Counter).countBy({ id: 'mine' });
    });
    expect(outside).toBe(0);
    expect(await committed('mine')).toBe(0);
  });

  it('calls afterCommit once, after the rows are there, and never for what was rolled back', async () => {
    const seen: string[] = [];
    await db.write(async () => {
      await open('told', 1);
      db.afterCommit(() => seen.push('told'));
    });
    await db
      .write(async () => {
        db.afterCommit(() => seen.push('never'));
        return Promise.reject(new Error('no'));
      })
      .catch(() => undefined);
    expect(seen).toEqual(['told']);
  });

  it('adds to counters up to the limit exactly, from a crowd', async () => {
    await open('stock', 40);
    const settled = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        db.write(async () => {
          const [row] = await counters.locked(['stock']);
          if (!row || row.committed + 1 > row.limit) throw new Error('sold out');
          await counters.add(new Map([['stock', 1]]));
        }),
      ),
    );
    expect(settled.filter((s) => s.status === 'fulfilled')).toHaveLength(40);
    expect(await committed('stock')).toBe(40);
  });

  it('keeps the bounds of a counter even against code that does not ask', async () => {
    await open('guarded', 3);
    await expect(counters.add(new Map([['guarded', 4]]))).rejects.toThrow('counters: 1 to change, 0 changed');
    await expect(db.write((m) => m.update(Counter, { id: 'guarded' }, { committed: 4 }))).rejects.toThrow(/constraint/i);
    await expect(db.write((m) => m.update(Counter, { id: 'guarded' }, { committed: -1 }))).rejects.toThrow(/constraint/i);
    expect(await committed('guarded')).toBe(0);
  });

  it('refuses a limit below what is committed, with the amount, and takes one at or above it', async () => {
    await open('lowered', 10);
    await counters.add(new Map([['lowered', 7]]));
    const lower = (limit: number) => counters.setLimit({ id: 'lowered', kind: 'demand', ownerId: 'lowered', limit });
    await expect(lower(6)).rejects.toMatchObject({ code: 'limit_below_committed', params: { committed: 7 } });
    await lower(7);
    expect((await counters.find(['lowered'])).get('lowered')?.limit).toBe(7);
  });

  it('refuses new writes once it is closing', async () => {
    const other = await startServer(engine);
    const closing = other.app.get(Database);
    await closing.onModuleDestroy();
    expect(await codeOfThrown(closing.write(() => Promise.resolve(1)))).toBe('shutting_down');
    await other.stop();
  });
});

describe('a SQLite file', () => {
  it('is served by one server at a time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tapis-lock-'));
    const first = lockServer(join(folder, 'a.db'));
    expect(() => lockServer(join(folder, 'a.db'))).toThrow(/Another server is using/);
    first.release();
    lockServer(join(folder, 'a.db')).release();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['3.46.1', true],
    ['3.51.2', true],
    ['3.51.3', false],
    ['3.52.0', true],
    ['3.53.2', false],
    ['4.0.0', false],
  ])('of SQLite %s is refused: %s', (version, refused) => {
    expect(sqliteObjection(version) !== null).toBe(refused);
  });
});
