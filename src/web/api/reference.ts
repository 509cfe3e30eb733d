import { call, query } from './client';
import type { Category, Page, Regency, Unit } from './types';

/** Reference lists hardly change: each is asked for once a visit. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () =>
    (asked ??= load().catch((error: unknown) => {
      asked = undefined;
      throw error;
    }));
}

export const listCategories = once(() =>
  call<{ items: Category[] }>('GET', 'reference/categories').then((got) => got.items),
);
export const listUnits = once(() => call<{ items: Unit[] }>('GET', 'reference/units').then((got) => got.items));
export const listRegencies = (q: string) => call<Page<Regency>>('GET', `reference/regencies${query({ q, limit: 20 })}`);

/** The one with this code, among those of its province: the search knows names only. */
export const findRegency = async (code: string): Promise<Regency | undefined> =>
  (await call<{ items: Regency[] }>('GET', `reference/regencies${query({ province: code.slice(0, 2) })}`)).items.find(
    (one) => one.code === code,
  );
