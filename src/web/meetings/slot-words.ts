/** Slots by the time they begin; with the day where there are several. */
import { civilDate, dateShort, time, type Language } from '../../contract/format';
import type { Slot } from '../api/types';

export function slotName(slot: Slot, slots: readonly Slot[], zone: string, language: Language): string {
  const day = (one: Slot) => civilDate(one.startsAt, zone);
  const isOneDay = slots.every((one) => day(one) === day(slots[0]!));
  const hour = time(slot.startsAt, zone, language);
  return isOneDay ? hour : `${dateShort(day(slot), language)}, ${hour}`;
}

/** By key; one that is a slot no more is shown as it was said. */
export function slotNames(slots: readonly Slot[], zone: string, language: Language): (key: string) => string {
  const names = new Map(slots.map((slot) => [slot.key, slotName(slot, slots, zone, language)]));
  return (key) => names.get(key) ?? key.replace('T', ' ');
}
