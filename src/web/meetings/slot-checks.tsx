import type { Slot } from '../api/types';
import { zone } from '../identity/session';
import { language } from '../ui/words';
import { slotNames } from './slot-words';

/** Slots to tick, as many as there are in a day. */
export function SlotChecks({ legend, slots, ticked, onTick }: SlotChecksProps) {
  const name = slotNames(slots, zone.value, language.value);
  const toggle = (key: string) => onTick(ticked.includes(key) ? ticked.filter((one) => one !== key) : [...ticked, key]);
  return (
    <fieldset class="slot-checks">
      <legend class="legend">{legend}</legend>
      {slots.map(({ key }) => (
        <label class="choice" key={key}>
          <input type="checkbox" checked={ticked.includes(key)} onChange={() => toggle(key)} />
          {name(key)}
        </label>
      ))}
    </fieldset>
  );
}
interface SlotChecksProps {
  legend: string;
  slots: readonly Slot[];
  ticked: readonly string[];
  onTick: (keys: string[]) => void;
}
