import { useState } from 'preact/hooks';
import { Refusal } from '../api/client';
import { getEvent } from '../api/events';
import { changePlanSettings } from '../api/plans';
import type { PlanSettings } from '../api/types';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import { Note } from '../ui/note';
import { t } from '../ui/words';

interface PlanSettingsDialogProps {
  eventId: string;
  settings: PlanSettings;
  onSaved: () => void;
  onClose: () => void;
}

/** Steps that people choose from, permille; what an event has already is always among them. */
const STRENGTHS = [0, 50, 100, 200, 400];
const CAPS = [50, 100, 150, 200, 300];
const SELLERS = [5, 10, 20, 50];
const NO_CAP = 'none';

/** How the next plan is made; the plan that stands stays as it is. */
export function PlanSettingsDialog({ eventId, settings, onSaved, onClose }: PlanSettingsDialogProps) {
  const [wanted, setWanted] = useState(settings);
  const [failure, setFailure] = useState<string>();
  const save = async () => {
    try {
      const { version } = await getEvent(eventId);
      await changePlanSettings(eventId, version, wanted);
      onSaved();
      onClose();
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.plan.noAnswer'));
    }
  };
  const percents = (steps: readonly number[], own: number) =>
    choices(steps, own).map((step) => ({ value: String(step), label: t('ui.plan.set.percent', { percent: step / 10 }) }));
  return (
    <Dialog title={t('ui.plan.set.title')} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(submit) => { submit.preventDefault(); void save(); }} /* prettier-ignore */
      >
        {failure && (
          <Note tone="bad" live>
            {failure}
          </Note>
        )}
        <SelectField
          id="spread"
          label={t('ui.plan.set.spread')}
          help={t('ui.plan.set.spreadHelp')}
          value={String(wanted.spreadPermille)}
          onValue={(value) => setWanted({ ...wanted, spreadPermille: Number(value) })}
          options={percents(STRENGTHS, settings.spreadPermille)}
        />
        <SelectField
          id="micro"
          label={t('ui.plan.set.micro')}
          help={t('ui.plan.set.microHelp')}
          value={String(wanted.microPermille)}
          onValue={(value) => setWanted({ ...wanted, microPermille: Number(value) })}
          options={percents(STRENGTHS, settings.microPermille)}
        />
        <SelectField
          id="cap"
          label={t('ui.plan.set.cap')}
          help={t('ui.plan.set.capHelp')}
          value={wanted.capPermille === null ? NO_CAP : String(wanted.capPermille)}
          onValue={(value) => setWanted({ ...wanted, capPermille: value === NO_CAP ? null : Number(value) })}
          options={[
            { value: NO_CAP, label: t('ui.plan.set.noCap') },
            ...percents(CAPS, settings.capPermille ?? CAPS[0]!),
          ]}
        />
        <SelectField
          id="sellers"
          label={t('ui.plan.set.sellers')}
          help={t('ui.plan.set.sellersHelp')}
          value={String(wanted.sellersPerNeed)}
          onValue={(value) => setWanted({ ...wanted, sellersPerNeed: Number(value) })}
          options={choices(SELLERS, settings.sellersPerNeed).map((one) => ({ value: String(one), label: String(one) }))}
        />
        <div class="row">
          <button class="btn main" type="submit">
            {t('ui.plan.set.save')}
          </button>
          <button class="btn edge-btn" type="button" onClick={onClose}>
            {t('ui.plan.set.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const choices = (steps: readonly number[], own: number): number[] =>
  [...new Set([...steps, own])].sort((a, b) => a - b);
