import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

const TRIES_MAX = 12;
const PAUSE_MAX_MS = 200;

/** serialization_failure and deadlock_detected: PostgreSQL asks to run the transaction again. */
const RETRYABLE = new Set(['40001', '40P01']);

const codeOf = (thrown: unknown) => (thrown as { driverError?: { code?: string }; code?: string }).driverError?.code ?? '';

/** One PostgreSQL transaction, run again on serialisation failures and deadlocks with a growing, jittered pause. */
export async function retryingTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(dataSource, work);
    } catch (thrown) {
      if (!RETRYABLE.has(codeOf(thrown)) || attempt >= TRIES_MAX) throw thrown;
      await pause(Math.random() * Math.min(PAUSE_MAX_MS, 2 ** attempt));
    }
  }
}

async function once<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    let value: T;
    try {
      value = await work(runner.manager);
    } catch (thrown) {
      await runner.rollbackTransaction().catch(() => undefined);
      throw thrown;
    }
    try {
      await runner.commitTransaction();
    } catch (thrown) {
      await runner.rollbackTransaction().catch(() => undefined);
      // a commit that PostgreSQL itself refused is certain; a lost connection leaves the outcome open
      throw codeOf(thrown) === '' ? new DomainError('outcome_unknown') : thrown;
    }
    return value;
  } finally {
    await runner.release().catch(() => undefined);
  }
}
