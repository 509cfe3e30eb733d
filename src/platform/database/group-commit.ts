import { AsyncResource } from 'node:async_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

type Work<T> = (manager: EntityManager) => Promise<T>;

interface Item {
  work: Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** How many writes may share one COMMIT. More would only make the first of them wait longer. */
const GROUP_ITEMS_MAX = 256;

/**
 * SQLite's one write queue. Writes run one after another, a savepoint each, and as many as are waiting share one
 * COMMIT, so that the disk's sync is paid once a group. Nobody is answered before that COMMIT returns.
 *
 * TypeORM shares one query runner per SQLite data source: without this queue concurrent transactions join each other
 * and roll each other's rows back.
 */
export class GroupCommit {
  private waiting: Item[] = [];
  private running = false;

  constructor(private readonly dataSource: DataSource) {}

  run<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // each write runs as the request that asked for it, whoever's turn of the queue it comes along in
      this.waiting.push({ work: AsyncResource.bind(work), resolve: resolve as (value: unknown) => void, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    try {
      while (this.waiting.length > 0) {
        // SQLite answers without a turn of the event loop: requests that have arrived must get theirs, to come along
        await new Promise((resolve) => setImmediate(resolve));
        await this.commit(this.waiting.splice(0, GROUP_ITEMS_MAX));
      }
    } finally {
      this.running = false;
    }
  }

  private async commit(group: Item[]): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    const answers: (() => void)[] = [];
    try {
      await runner.startTransaction();
      for (const item of group) answers.push(await this.runOne(runner, item));
      await runner.commitTransaction();
    } catch (thrown) {
      await this.abandon(runner);
      const unknown = isDiskTrouble(thrown) ? thrown : new DomainError('outcome_unknown');
      for (const item of group) item.reject(unknown);
      return;
    }
    for (const answer of answers) answer();
  }

  /** Runs one item in its savepoint and returns how to answer it once the group is durable. */
  private async runOne(runner: QueryRunner, item: Item): Promise<() => void> {
    await runner.startTransaction();
    try {
      const value = await item.work(runner.manager);
      await runner.commitTransaction();
      return () => item.resolve(value);
    } catch (thrown) {
      await runner.rollbackTransaction();
      return () => item.reject(thrown);
    }
  }

  private async abandon(runner: QueryRunner): Promise<void> {
    const state = runner as unknown as { isTransactionActive: boolean; transactionDepth: number };
    // SQLite may have rolled back by itself (disk full, I/O error): then there is nothing left to roll back
    await runner.query('ROLLBACK').catch(() => undefined);
    state.isTransactionActive = false;
    state.transactionDepth = 0;
  }
}

function isDiskTrouble(thrown: unknown): boolean {
  const code = (thrown as { driverError?: { code?: string } }).driverError?.code ?? '';
  return code === 'SQLITE_FULL';
}
