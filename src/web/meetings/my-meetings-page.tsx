import { useState } from 'preact/hooks';
import 'words:ui.meetings';
import './meetings.css';
import { dateShort, time, zoneWord, civilDate } from '../../contract/format';
import { allOf, listMeetings } from '../api/meetings';
import type { Meeting } from '../api/types';
import { event, role, zone } from '../identity/session';
import { useNews } from '../live/use-news';
import { Icon } from '../ui/icon';
import { Badge, Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { PhoneShell } from '../ui/phone-shell';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { canTell, dayOf, LOOK } from './meeting-words';
import { OutcomeDialog } from './outcome-dialog';
import { useNow } from './use-now';

/** One's own meetings in order: the one under way or next on top, with where and what about. */
export default function MyMeetingsPage() {
  const seller = role.value === 'umkm';
  const eventId = event.value?.id;
  const meetings = useResource(
    eventId ? `meetings/${eventId}/mine` : null,
    () => allOf((cursor) => listMeetings(eventId!, { cursor })),
    { keep: true },
  );
  const [telling, setTelling] = useState<Meeting>();
  const now = useNow();
  useNews(eventId, ['schedule', 'meeting'], meetings.reload);
  const said = (next: Meeting) => meetings.set((all) => all.map((one) => (one.id === next.id ? next : one)));
  const page = (
    <>
      <Shown of={meetings} loading={t('ui.meetings.loading')} failing={t('ui.meetings.failing')}>
        {(all) => {
          const { first, later, over } = dayOf(all, now);
          const parts = [
            { title: t('ui.meetings.later'), items: later },
            { title: t('ui.meetings.over'), items: over },
          ].filter(({ items }) => items.length > 0);
          return all.length === 0 ? (
            <Empty
              icon="cal"
              title={t('ui.meetings.none')}
              action={
                <a class="btn main" href="/kebutuhan">
                  {t('ui.meetings.toNeeds')}
                </a>
              }
            >
              {t('ui.meetings.noneHint')}
            </Empty>
          ) : (
            <div class="my-meetings">
              {first ? (
                <Next meeting={first} now={now} onTell={setTelling} />
              ) : (
                <p class="quiet">{t('ui.meetings.noMore')}</p>
              )}
              {parts.map(({ title, items }) => (
                <section key={title} aria-label={title}>
                  <h2>{title}</h2>
                  <ol class="meeting-rows">
                    {items.map((meeting) => (
                      <Row key={meeting.id} meeting={meeting} now={now} onTell={setTelling} />
                    ))}
                  </ol>
                </section>
              ))}
            </div>
          );
        }}
      </Shown>
      {telling && <OutcomeDialog meeting={telling} onSaid={said} onClose={() => setTelling(undefined)} />}
    </>
  );
  return seller ? (
    <PhoneShell tab="/jadwal" band>
      <PageTitle>{t('ui.meetings.title')}</PageTitle>
      {page}
    </PhoneShell>
  ) : (
    <StaffShell place="schedule">
      <div class="page-head">
        <PageTitle>{t('ui.meetings.title')}</PageTitle>
      </div>
      {page}
    </StaffShell>
  );
}

interface Told {
  meeting: Meeting;
  now: string;
  onTell: (meeting: Meeting) => void;
}

const hours = ({ startsAt, endsAt }: Meeting) =>
  `${time(startsAt, zone.value, language.value)}-${time(endsAt, zone.value, language.value)}`;
const other = ({ agency, umkm }: Meeting) => (role.value === 'umkm' ? agency.name : umkm.name);
const place = ({ table }: Meeting) => [table.name, table.place].filter(Boolean).join(', ');

/** The one thing to know now: when, where, who, what about. */
function Next({ meeting, now, onTell }: Told) {
  const running = meeting.state === 'running';
  const isToday = civilDate(meeting.startsAt, zone.value) === civilDate(now, zone.value);
  return (
    <section class={`next-meeting ${running ? 'now' : ''}`} aria-labelledby="next-title">
      <h2 id="next-title">{t(running ? 'ui.meetings.now' : 'ui.meetings.next')}</h2>
      <p class="hours">
        {hours(meeting)} <small>{zoneWord(zone.value)}</small>
      </p>
      {!isToday && <p>{dateShort(civilDate(meeting.startsAt, zone.value), language.value)}</p>}
      <p class="at">
        <Icon name="pin" /> {place(meeting)}
      </p>
      <p class="with">{other(meeting)}</p>
      <Topics meeting={meeting} />
      <Change meeting={meeting} />
      {canTell(meeting, now) && (
        <button class="btn main wide" type="button" onClick={() => onTell(meeting)}>
          <Icon name="pen" /> {t('ui.meetings.tell')}
        </button>
      )}
    </section>
  );
}

function Row({ meeting, now, onTell }: Told) {
  const { tone, icon } = LOOK[meeting.state];
  const isOpen = meeting.state === 'planned' && meeting.startsAt > now;
  return (
    <li class={meeting.state === 'cancelled' ? 'off' : ''}>
      <p class="when">
        <b>{time(meeting.startsAt, zone.value, language.value)}</b>
        <span>{meeting.table.name}</span>
      </p>
      <div>
        <b>{other(meeting)}</b>
        <Topics meeting={meeting} />
        <Change meeting={meeting} />
        {!isOpen && (
          <Badge tone={tone} icon={icon}>
            {t(meeting.outcome ? `ui.outcome.${meeting.outcome}` : `ui.outcome.state.${meeting.state}`)}
          </Badge>
        )}
        {meeting.note && <p class="quiet">{meeting.note}</p>}
        {canTell(meeting, now) && (
          <button class="btn edge-btn" type="button" onClick={() => onTell(meeting)}>
            {t(meeting.outcome ? 'ui.meetings.retell' : 'ui.meetings.tell')}
            <span class="sr"> {other(meeting)}</span>
          </button>
        )}
      </div>
    </li>
  );
}

function Topics({ meeting: { topics } }: { meeting: Meeting }) {
  if (topics.length === 0) return <p class="quiet">{t('ui.meetings.introduction')}</p>;
  const names = topics.map((topic) => (role.value === 'umkm' ? topic.demandName : topic.offerName));
  return <p class="quiet">{t('ui.meetings.about', { what: [...new Set(names)].join(', ') })}</p>;
}

/** What the last publishing did to it, while it still matters. */
function Change({ meeting: { change, movedFrom, state } }: { meeting: Meeting }) {
  if (change === null || (state !== 'planned' && state !== 'cancelled')) return null;
  return (
    <Note tone="lack" icon="swap">
      {change === 'moved' && movedFrom
        ? t('ui.meetings.moved', {
            time: time(movedFrom.startsAt, zone.value, language.value),
            table: movedFrom.tableName,
          })
        : t(change === 'added' ? 'ui.meetings.added' : 'ui.meetings.cancelled')}
    </Note>
  );
}
