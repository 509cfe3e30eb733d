import { useState } from 'preact/hooks';
import { addWish, allOf, changeWish, listAttendances, listWishes } from '../api/meetings';
import type { Slot, Wish } from '../api/types';
import { zone } from '../identity/session';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import { Note } from '../ui/note';
import { useResource } from '../ui/resource';
import { language, t } from '../ui/words';
import { SlotChecks } from './slot-checks';
import { slotNames } from './slot-words';
import { useAct } from './use-act';

interface WishDialogProps {
  eventId: string;
  onSaved: () => void;
  onClose: () => void;
}

/** Pins a wanted meeting to a slot, keeps it out of slots, or puts it before others. */
export function ArrangeDialog({
  eventId,
  wish,
  slots,
  onSaved,
  onClose,
}: WishDialogProps & { wish: Wish; slots: readonly Slot[] }) {
  const [fixed, setFixed] = useState(wish.fixedSlot ?? '');
  const [forbidden, setForbidden] = useState(
    wish.forbiddenSlots.filter((key) => slots.some((slot) => slot.key === key)),
  );
  const [before, setBefore] = useState(wish.before);
  const others = useResource(`wishes/${eventId}/of/${wish.agency.id}`, () =>
    allOf((cursor) => listWishes(eventId, { partyId: wish.agency.id, limit: 100, cursor })),
  );
  const { busy, failed, act } = useAct();
  const name = slotNames(slots, zone.value, language.value);
  const save = async () => {
    const body = { fixedSlot: fixed === '' ? null : fixed, forbiddenSlots: forbidden, before };
    if (!(await act('save', () => changeWish(eventId, wish, body)))) return;
    onSaved();
    onClose();
  };
  const toggle = (id: string) => setBefore(before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
  return (
    <Dialog title={`${wish.agency.name} × ${wish.umkm.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void save();
        }}
      >
        {failed && (
          <Note tone="bad" live>
            {failed}
          </Note>
        )}
        <SelectField
          id="fixed"
          label={t('ui.schedule.wish.fixedSlot')}
          value={fixed}
          onValue={setFixed}
          options={[
            { value: '', label: t('ui.schedule.wish.anySlot') },
            ...slots.map(({ key }) => ({ value: key, label: name(key) })),
          ]}
        />
        {fixed === '' && (
          <SlotChecks
            legend={t('ui.schedule.wish.forbiddenSlots')}
            slots={slots}
            ticked={forbidden}
            onTick={setForbidden}
          />
        )}
        {others.data && others.data.length > 1 && (
          <fieldset class="slot-checks">
            <legend class="legend">{t('ui.schedule.wish.beforeWhich', { agency: wish.agency.name })}</legend>
            {others.data
              .filter(({ id }) => id !== wish.id)
              .map(({ id, umkm }) => (
                <label class="choice" key={id}>
                  <input type="checkbox" checked={before.includes(id)} onChange={() => toggle(id)} />
                  {umkm.name}
                </label>
              ))}
          </fieldset>
        )}
        <DialogActions busy={busy !== undefined} onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** Two parties that the organiser wants to meet. */
export function AddDialog({ eventId, onSaved, onClose }: WishDialogProps) {
  const parties = useResource(`parties/${eventId}`, () =>
    allOf((cursor) => listAttendances(eventId, { limit: 100, cursor })),
  );
  const [agencyId, setAgencyId] = useState('');
  const [umkmId, setUmkmId] = useState('');
  const { busy, failed, act } = useAct();
  const save = async () => {
    if (!(await act('save', () => addWish(eventId, { agencyId, umkmId })))) return;
    onSaved();
    onClose();
  };
  const options = (kind: string) => [
    { value: '', label: t('ui.schedule.wish.choose') },
    ...(parties.data ?? []).filter((one) => one.kind === kind).map((one) => ({ value: one.partyId, label: one.name })),
  ];
  return (
    <Dialog title={t('ui.schedule.wish.add')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void save();
        }}
      >
        {failed && (
          <Note tone="bad" live>
            {failed}
          </Note>
        )}
        <SelectField
          id="agency"
          label={t('ui.schedule.wish.agency')}
          value={agencyId}
          onValue={setAgencyId}
          options={options('agency')}
        />
        <SelectField
          id="umkm"
          label={t('ui.schedule.wish.umkm')}
          value={umkmId}
          onValue={setUmkmId}
          options={options('umkm')}
        />
        <DialogActions busy={busy !== undefined} onClose={onClose} disabled={agencyId === '' || umkmId === ''} />
      </form>
    </Dialog>
  );
}

function DialogActions({ busy, disabled, onClose }: { busy: boolean; disabled?: boolean; onClose: () => void }) {
  return (
    <div class="row">
      <button class="btn edge-btn" type="button" onClick={onClose}>
        {t('ui.schedule.cancel')}
      </button>
      <button class="btn main" type="submit" aria-busy={busy} disabled={disabled}>
        {t('ui.schedule.save')}
      </button>
    </div>
  );
}
