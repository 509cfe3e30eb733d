import { useState } from 'preact/hooks';
import { time, zoneWord } from '../../contract/format';
import { actOnMeeting, allOf, listMeetings, repairPlan } from '../api/meetings';
import type { Meeting, MeetingAction, MeetingTable, Slot } from '../api/types';
import { role, zone } from '../identity/session';
import { useNews } from '../live/use-news';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { Badge, Note } from '../ui/note';
import { useResource } from '../ui/resource';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { canTell, currentSlot, LOOK, minutesInto } from './meeting-words';
import { OutcomeDialog } from './outcome-dialog';
import type { PartOfSchedule } from './schedule-page';
import { slotName } from './slot-words';
import { useAct } from './use-act';
import { useNow } from './use-now';

/** The hall in one slot, table by table. */
export function Room({ eventId, schedule, canEdit, onProposed, reload }: PartOfSchedule & { onProposed: () => void }) {
  const now = useNow();
  const { slots } = schedule;
  const [chosen, setChosen] = useState<string>();
  const slot = slots.find(({ key }) => key === chosen) ?? currentSlot(slots, now);
  const meetings = useResource(slot ? `room/${eventId}/${slot.startsAt}` : null, () =>
    allOf((cursor) => listMeetings(eventId, { startsAt: slot!.startsAt, cursor })),
  );
  useNews(eventId, ['meeting', 'schedule'], meetings.reload);
  const { failed, act } = useAct();
  const [telling, setTelling] = useState<Meeting>();
  const put = (next: Meeting) => meetings.set((all) => all.map((one) => (one.id === next.id ? next : one)));
  if (schedule.number === 0 || !slot)
    return (
      <Empty icon="cal" title={t('ui.schedule.room.none')}>
        {t(canEdit ? 'ui.schedule.room.noneOrganiser' : 'ui.schedule.room.noneHint')}
      </Empty>
    );
  const onAct = (meeting: Meeting, action: MeetingAction) =>
    void act(meeting.id, async () => put(await actOnMeeting(meeting.id, action)));
  const onLost = (table: MeetingTable) =>
    void act(table.id, () => repairPlan(eventId, { kind: 'lost_table', tableId: table.id })).then((done) => {
      reload();
      if (done) onProposed();
    });
  return (
    <section aria-labelledby="room-title">
      <SlotBar slot={slot} slots={slots} onChoose={setChosen} />
      {failed && (
        <Note tone="bad" live>
          {failed}
        </Note>
      )}
      <Shown of={meetings} loading={t('ui.schedule.room.loading')} failing={t('ui.schedule.room.failing')}>
        {(all) => (
          <>
            <Counts meetings={all} />
            <ul class="tables-grid">
              {schedule.frame.tables.map((table) => (
                <TableCard
                  key={table.id}
                  table={table}
                  now={now}
                  canEdit={canEdit}
                  meetings={all.filter((one) => one.table.id === table.id && one.state !== 'cancelled')}
                  onAct={onAct}
                  onTell={setTelling}
                  onLost={onLost}
                />
              ))}
            </ul>
          </>
        )}
      </Shown>
      {telling && <OutcomeDialog meeting={telling} onSaid={put} onClose={() => setTelling(undefined)} />}
    </section>
  );
}

function SlotBar({ slot, slots, onChoose }: { slot: Slot; slots: readonly Slot[]; onChoose: (key: string) => void }) {
  const at = slots.findIndex(({ key }) => key === slot.key);
  const step = (by: number) => onChoose(slots[at + by]!.key);
  return (
    <div class="slot-bar">
      <button class="btn edge-btn" type="button" disabled={at <= 0} onClick={() => step(-1)}>
        <Icon name="left" /> {t('ui.schedule.room.before')}
      </button>
      <h2 id="room-title">
        {t('ui.schedule.room.slot', {
          at: at + 1,
          of: slots.length,
          from: slotName(slot, slots, zone.value, language.value),
          to: time(slot.endsAt, zone.value, language.value),
        })}{' '}
        <small>{zoneWord(zone.value)}</small>
      </h2>
      <button class="btn edge-btn" type="button" disabled={at >= slots.length - 1} onClick={() => step(1)}>
        {t('ui.schedule.room.after')} <Icon name="right" />
      </button>
    </div>
  );
}

function Counts({ meetings }: { meetings: readonly Meeting[] }) {
  const states = (['running', 'planned', 'done', 'no_show'] as const)
    .map((state) => ({ state, count: meetings.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <p class="row counts">
      {states.map(({ state, count }) => (
        <Badge key={state} tone={LOOK[state].tone} icon={LOOK[state].icon}>
          {t(`ui.outcome.state.${state}`)} {count}
        </Badge>
      ))}
    </p>
  );
}

interface TableCardProps {
  table: MeetingTable;
  meetings: Meeting[];
  now: string;
  canEdit: boolean;
  onAct: (meeting: Meeting, action: MeetingAction) => void;
  onTell: (meeting: Meeting) => void;
  onLost: (table: MeetingTable) => void;
}

function TableCard({ table, meetings, now, canEdit, onAct, onTell, onLost }: TableCardProps) {
  const [first] = meetings;
  return (
    <li class={`table-card ${first ? first.state : 'free'}`}>
      <h3>
        {table.name}
        {table.place && <small>{table.place}</small>}
      </h3>
      {meetings.map((meeting) => (
        <MeetingAtTable key={meeting.id} meeting={meeting} now={now} onAct={onAct} onTell={onTell} />
      ))}
      {!first && <p class="quiet">{t(table.lost ? 'ui.schedule.room.lost' : 'ui.schedule.room.free')}</p>}
      {canEdit && !table.lost && (
        <button class="link" type="button" onClick={() => onLost(table)}>
          {t('ui.schedule.room.lose')}
          <span class="sr"> {table.name}</span>
        </button>
      )}
    </li>
  );
}

function MeetingAtTable({
  meeting,
  now,
  onAct,
  onTell,
}: Pick<TableCardProps, 'now' | 'onAct' | 'onTell'> & { meeting: Meeting }) {
  const { tone, icon } = LOOK[meeting.state];
  const { into, of } = minutesInto(meeting, now);
  const runs = role.value === 'organiser' || role.value === 'desk';
  return (
    <div class="at-table">
      <Badge tone={tone} icon={icon}>
        {t(meeting.outcome ? `ui.outcome.${meeting.outcome}` : `ui.outcome.state.${meeting.state}`)}
      </Badge>
      <p>
        <b>{meeting.umkm.name}</b>
        <span class="quiet">{meeting.agency.name}</span>
      </p>
      {meeting.state === 'running' && (
        <>
          <p>{t('ui.schedule.room.minutes', { into, of })}</p>
          <Bar share={of === 0 ? 0 : into / of} />
        </>
      )}
      {runs && (
        <p class="row">
          {meeting.state === 'planned' && (
            <button class="btn edge-btn" type="button" onClick={() => onAct(meeting, 'start')}>
              {t('ui.schedule.room.start')}
              <span class="sr"> {meeting.umkm.name}</span>
            </button>
          )}
          {canTell(meeting, now) && (
            <button class="btn edge-btn" type="button" onClick={() => onTell(meeting)}>
              {t('ui.schedule.room.tell')}
              <span class="sr"> {meeting.umkm.name}</span>
            </button>
          )}
          {meeting.state !== 'planned' && meeting.state !== 'cancelled' && (
            <button class="link" type="button" onClick={() => onAct(meeting, 'undo')}>
              {t('ui.schedule.room.undo')}
              <span class="sr"> {meeting.umkm.name}</span>
            </button>
          )}
        </p>
      )}
    </div>
  );
}
