import { listCategories, listUnits } from '../api/reference';
import type { Category, Unit } from '../api/types';
import { useResource } from './resource';
import { language } from './words';

/** Names of units and shelves, by id; the id stands in until the list is there. */
export function useUnits(): {
  units: Unit[];
  unitName: (id: string) => string;
  unit: (id: string) => Unit | undefined;
} {
  const { data } = useResource('units', listUnits, { keep: true });
  const unit = (id: string) => data?.find((one) => one.id === id);
  return { units: data ?? [], unit, unitName: (id) => unit(id)?.name[language.value] ?? id };
}

export function useCategories(): {
  categories: Category[];
  category: (id: string | null | undefined) => Category | undefined;
} {
  const { data } = useResource('categories', listCategories, { keep: true });
  return { categories: data ?? [], category: (id) => data?.find((one) => one.id === id) };
}
