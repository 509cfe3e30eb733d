import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { GroupCommit } from './group-commit.js';
import { retryingTransaction } from './retrying-transaction.js';

interface WriteContext {
  manager: EntityManager;
  afterCommit: (() => void)[];
}

/**
 * The one room where transactions are opened.
 *
 * `write` runs a function inside a transaction and resolves only when that is durable. On SQLite all writes pass one
 * queue and share commits (a savepoint each); on PostgreSQL each has its own transaction, retried on serialisation
 * failures and deadlocks. A nested `write` joins the outer one; a `read` inside a `write` sees its rows.
 * Inside `write` nothing may await a network.
 */
@Injectable()
export class Database implements OnModuleDestroy {
  private readonly context = new AsyncLocalStorage<WriteContext>();
  private readonly group: GroupCommit | null;
  private closing = false;
  private open = new Set<Promise<unknown>>();

  constructor(
    @InjectDataSource() private readonly writer: DataSource,
    @InjectDataSource('read') private readonly reader: DataSource,
    @Inject(Config) config: Config,
  ) {
    this.group = config.isSqlite ? new GroupCommit(writer) : null;
  }

  get isSqlite(): boolean {
    return this.group !== null;
  }

  /** Reads committed rows, or, inside a `write`, that write's own. */
  read<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    return fn(this.context.getStore()?.manager ?? this.reader.manager);
  }

  /**
   * Runs `fn` in a transaction; resolves after COMMIT. What `fn` throws rolls its own changes back and is thrown on.
   * @throws DomainError outcome_unknown when COMMIT itself failed: the caller must retry with the same idempotency key.
   */
  write<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.context.getStore();
    if (outer) return fn(outer.manager);
    if (this.closing) return Promise.reject(new DomainError('shutting_down'));
    const work = this.transact(fn);
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    this.open.add(settled);
    void settled.finally(() => this.open.delete(settled));
    return work;
  }

  /** Runs `fn` after the surrounding write is durable, and never when it is rolled back. */
  afterCommit(fn: () => void): void {
    const context = this.context.getStore();
    if (!context) throw new Error('afterCommit outside a write');
    context.afterCommit.push(fn);
  }

  /** Keeps others who name the same thing waiting until the surrounding write ends; SQLite writes wait anyway. */
  async lockName(name: string): Promise<void> {
    const context = this.context.getStore();
    if (!context) throw new Error('lockName outside a write');
    if (!this.isSqlite) await context.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  private async transact<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    let context: WriteContext | undefined;
    const inContext = (manager: EntityManager) => {
      // a retry starts with a fresh list, so that a rolled-back try leaves nothing behind
      context = { manager, afterCommit: [] };
      return this.context.run(context, () => fn(manager));
    };
    try {
      const result = await (this.group ? this.group.run(inContext) : retryingTransaction(this.writer, inContext));
      for (const then of context?.afterCommit ?? []) then();
      return result;
    } catch (thrown) {
      throw asStorageError(thrown);
    }
  }

  /** Waits for the writes under way and refuses new ones. */
  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    await Promise.allSettled([...this.open]);
  }
}

/** A full disk is told to the person as such; every other driver error stays what it is. */
function asStorageError(thrown: unknown): unknown {
  if (thrown instanceof QueryFailedError) {
    const code = (thrown.driverError as { code?: string }).code ?? '';
    if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR') || code === '53100') return new DomainError('storage_full');
  }
  return thrown;
}
