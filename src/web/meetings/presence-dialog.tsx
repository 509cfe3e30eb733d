import { useState } from 'preact/hooks';
import { changeAttendance } from '../api/meetings';
import type { Attendance, Slot } from '../api/types';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { Note } from '../ui/note';
import { t } from '../ui/words';
import { SlotChecks } from './slot-checks';
import { useAct } from './use-act';

/** When a party is there, with how many people, and how many meetings it may have. */
export function PresenceDialog({ eventId, one, slots, onSaved, onClose }: PresenceDialogProps) {
  const [parallel, setParallel] = useState(String(one.parallel));
  const [least, setLeast] = useState(String(one.least));
  const [most, setMost] = useState(one.most === null ? '' : String(one.most));
  const [away, setAway] = useState(one.away.filter((key) => slots.some((slot) => slot.key === key)));
  const { busy, failed, act } = useAct();
  const save = async () => {
    const body = { parallel: Number(parallel), least: Number(least), most: most === '' ? null : Number(most), away };
    const done = await act('save', async () => onSaved(await changeAttendance(eventId, one.partyId, body)));
    if (done) onClose();
  };
  return (
    <Dialog title={one.name} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {failed && (
          <Note tone="bad" live>
            {failed}
          </Note>
        )}
        <div class="three">
          <TextField
            id="parallel"
            label={t('ui.schedule.presence.parallel')}
            value={parallel}
            onValue={setParallel}
            inputMode="numeric"
          />
          <TextField
            id="least"
            label={t('ui.schedule.presence.least')}
            value={least}
            onValue={setLeast}
            inputMode="numeric"
          />
          <TextField
            id="most"
            label={t('ui.schedule.presence.most')}
            value={most}
            onValue={setMost}
            inputMode="numeric"
          />
        </div>
        <SlotChecks legend={t('ui.schedule.presence.away')} slots={slots} ticked={away} onTick={setAway} />
        <div class="row">
          <button class="btn edge-btn" type="button" onClick={onClose}>
            {t('ui.schedule.cancel')}
          </button>
          <button class="btn main" type="submit" aria-busy={busy !== undefined}>
            {t('ui.schedule.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
interface PresenceDialogProps {
  eventId: string;
  one: Attendance;
  slots: readonly Slot[];
  onSaved: (one: Attendance) => void;
  onClose: () => void;
}
