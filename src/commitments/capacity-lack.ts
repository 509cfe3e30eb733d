/**
 * A refusal by capacity, as the parties read it: the period by its name and the amounts in the unit of the line, what is
 * asked rounded up and what remains rounded down, so that nobody is told there is more than there is. The params
 * themselves are the key of the period and the units of the pool, for programs; the words stand beside them, see `textOf`.
 */
import type { ErrorParams } from '../contract/errors.js';
import { type Language, periodName, quantityOf } from '../contract/format.js';
import { fromBase, getUnit, toBase } from '../reference/units.js';

export interface CapacityLack {
  poolId: string;
  period: string;
  /** Units of the pool. */
  wanted: number;
  remaining: number;
}

export interface UnitOfLine {
  unitId: string;
  packSize: number;
  /** Units of the pool that one base unit takes. */
  poolUse: number;
}

export function capacityRefusal(lack: CapacityLack, line: UnitOfLine): ErrorParams {
  const unit = getUnit(line.unitId);
  const words = (steps: number, language: Language) => quantityOf(steps, unit.steps, unit.name[language], language);
  const wantedBase = Math.ceil(lack.wanted / line.poolUse);
  const wholeSteps = fromBase(wantedBase, unit, line.packSize);
  const wanted = toBase(wholeSteps, unit, line.packSize) === wantedBase ? wholeSteps : wholeSteps + 1;
  const remaining = fromBase(Math.floor(lack.remaining / line.poolUse), unit, line.packSize);
  return {
    ...lack,
    'period.id': periodName(lack.period, 'id'),
    'period.en': periodName(lack.period, 'en'),
    'wanted.id': words(wanted, 'id'),
    'wanted.en': words(wanted, 'en'),
    'remaining.id': words(remaining, 'id'),
    'remaining.en': words(remaining, 'en'),
  };
}
