import { useState } from 'preact/hooks';
import { putFrame } from '../api/meetings';
import type { Schedule } from '../api/types';
import { Icon } from '../ui/icon';
import { TextField } from '../ui/field';
import { Note } from '../ui/note';
import { t } from '../ui/words';
import { bodyOf, fieldsOf, withTables, type FrameFields } from './frame-fields';
import type { PartOfSchedule } from './schedule-page';
import { useAct } from './use-act';

const TABLES_AT_ONCE = 5;

/** When and where meetings can be: sessions, the length of a meeting, tables. */
export function FrameForm({ eventId, schedule, reload, canEdit }: PartOfSchedule) {
  const [fields, setFields] = useState(() => fieldsOf(schedule));
  const { busy, failed, act } = useAct();
  const change = (part: Partial<FrameFields>) => setFields({ ...fields, ...part });
  const save = () =>
    void act('save', () => putFrame(eventId, schedule.version, bodyOf(fields))).then((done) => done && reload());
  return (
    <form
      class="frame-form stack"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save();
      }}
    >
      {failed && (
        <Note tone="bad" live>
          {failed}
        </Note>
      )}
      {schedule.underWay && <Note tone="info">{t('ui.schedule.frame.fixed')}</Note>}
      <fieldset disabled={!canEdit || schedule.underWay}>
        <legend class="legend">{t('ui.schedule.frame.sessions')}</legend>
        <Sessions fields={fields} change={change} schedule={schedule} />
        <div class="two">
          <TextField
            id="slot"
            label={t('ui.schedule.frame.slotMinutes')}
            value={fields.slotMinutes}
            onValue={(slotMinutes) => change({ slotMinutes })}
            inputMode="numeric"
          />
          <TextField
            id="gap"
            label={t('ui.schedule.frame.gapMinutes')}
            value={fields.gapMinutes}
            onValue={(gapMinutes) => change({ gapMinutes })}
            inputMode="numeric"
          />
        </div>
        <p class="quiet">{t('ui.schedule.frame.slots', { count: schedule.slots.length })}</p>
      </fieldset>
      <fieldset disabled={!canEdit}>
        <legend class="legend">{t('ui.schedule.frame.tables', { count: fields.tables.length })}</legend>
        <Tables fields={fields} change={change} />
        <button
          class="btn edge-btn"
          type="button"
          onClick={() =>
            setFields(withTables(fields, TABLES_AT_ONCE, (number) => t('ui.schedule.frame.tableName', { number })))
          }
        >
          <Icon name="plus" /> {t('ui.schedule.frame.addTables', { count: TABLES_AT_ONCE })}
        </button>
      </fieldset>
      {canEdit && (
        <p class="row">
          <button class="btn main" type="submit" aria-busy={busy !== undefined}>
            {t('ui.schedule.save')}
          </button>
        </p>
      )}
    </form>
  );
}

interface Rows {
  fields: FrameFields;
  change: (part: Partial<FrameFields>) => void;
}

const replaced = <T,>(rows: readonly T[], at: number, part: Partial<T>): T[] =>
  rows.map((row, index) => (index === at ? { ...row, ...part } : row));

function Sessions({ fields: { sessions }, change, schedule }: Rows & { schedule: Schedule }) {
  const put = (at: number, part: Partial<FrameFields['sessions'][number]>) =>
    change({ sessions: replaced(sessions, at, part) });
  return (
    <>
      <ul class="frame-rows">
        {sessions.map((session, at) => (
          <li key={at}>
            {(['date', 'from', 'to'] as const).map((name) => (
              <input
                key={name}
                class="input"
                type={name === 'date' ? 'date' : 'time'}
                aria-label={`${t(`ui.schedule.frame.${name}`)} ${at + 1}`}
                value={session[name]}
                {...(name === 'date' ? { min: schedule.startsOn, max: schedule.endsOn } : {})}
                required
                onInput={(typed) => put(at, { [name]: typed.currentTarget.value })}
              />
            ))}
            <button
              class="btn edge-btn"
              type="button"
              onClick={() => change({ sessions: sessions.filter((_, index) => index !== at) })}
            >
              <Icon name="x" /> {t('ui.schedule.frame.remove')}
              <span class="sr"> {at + 1}</span>
            </button>
          </li>
        ))}
      </ul>
      <button
        class="btn edge-btn"
        type="button"
        onClick={() =>
          change({
            sessions: [...sessions, { date: sessions.at(-1)?.date ?? schedule.startsOn, from: '13:00', to: '15:00' }],
          })
        }
      >
        <Icon name="plus" /> {t('ui.schedule.frame.addSession')}
      </button>
    </>
  );
}

function Tables({ fields: { tables }, change }: Rows) {
  const put = (at: number, part: Partial<FrameFields['tables'][number]>) =>
    change({ tables: replaced(tables, at, part) });
  return (
    <ul class="frame-rows">
      {tables.map((table, at) => (
        <li key={table.id ?? at}>
          {(['name', 'place', 'capacity'] as const).map((name) => (
            <input
              key={name}
              class="input"
              type="text"
              inputMode={name === 'capacity' ? 'numeric' : 'text'}
              aria-label={`${t(`ui.schedule.frame.table.${name}`)} ${at + 1}`}
              placeholder={t(`ui.schedule.frame.table.${name}`)}
              value={table[name]}
              required={name !== 'place'}
              onInput={(typed) => put(at, { [name]: typed.currentTarget.value })}
            />
          ))}
          <label class="choice">
            <input type="checkbox" checked={table.lost} onChange={() => put(at, { lost: !table.lost })} />
            {t('ui.schedule.frame.table.lost')}
            <span class="sr"> {table.name}</span>
          </label>
          <button
            class="btn edge-btn"
            type="button"
            onClick={() => change({ tables: tables.filter((_, index) => index !== at) })}
          >
            <Icon name="x" /> {t('ui.schedule.frame.remove')}
            <span class="sr"> {table.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
