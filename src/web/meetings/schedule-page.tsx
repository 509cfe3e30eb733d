import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.schedule';
import './meetings.css';
import { getSchedule } from '../api/meetings';
import type { Schedule } from '../api/types';
import { chooseEvent, event, role } from '../identity/session';
import { useNews } from '../live/use-news';
import { PageTitle } from '../ui/page';
import { useResource, type Resource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Shown } from '../ui/states';
import { t } from '../ui/words';
import { AttendanceList } from './attendance-list';
import { FrameForm } from './frame-form';
import { PlanPanel } from './plan-panel';
import { Room } from './room';
import { WishList } from './wish-list';

const TABS = ['room', 'people', 'plan', 'wishes', 'frame'] as const;
type Tab = (typeof TABS)[number];

export interface PartOfSchedule {
  eventId: string;
  schedule: Schedule;
  reload: () => void;
  /** The organiser's: everybody else looks on. */
  canEdit: boolean;
}

/** The schedule of an event: the hall as it is now, who has come, and, for the organiser, how it is made. */
export default function SchedulePage() {
  const { id } = useRoute().params;
  const eventId = id ?? event.value?.id;
  useEffect(() => {
    if (id && event.value?.id !== id) chooseEvent(id);
  }, [id]);
  const schedule = useResource(eventId ? `schedule/${eventId}` : null, () => getSchedule(eventId!));
  useNews(eventId, ['schedule'], schedule.reload);
  return (
    <StaffShell place="schedule">
      <div class="page-head">
        <div>
          <PageTitle>{t('ui.schedule.title')}</PageTitle>
          <p>{schedule.data ? standing(schedule.data) : ''}</p>
        </div>
      </div>
      <Shown of={schedule} loading={t('ui.schedule.loading')} failing={t('ui.schedule.failing')}>
        {(data) => <Parts eventId={eventId!} schedule={data} of={schedule} />}
      </Shown>
    </StaffShell>
  );
}

function standing({ number, counts }: Schedule): string {
  const parts = [
    number === 0 ? t('ui.schedule.unpublished') : t('ui.schedule.published', { number }),
    t('ui.schedule.arrived', { arrived: counts.arrived, all: counts.agencies + counts.umkm }),
  ];
  return parts.join(' ');
}

function Parts({ eventId, schedule, of }: { eventId: string; schedule: Schedule; of: Resource<Schedule> }) {
  const canEdit = role.value === 'organiser';
  const tabs: readonly Tab[] = role.value === 'desk' ? ['room', 'people'] : TABS;
  const [tab, setTab] = useState<Tab>(
    schedule.number > 0 || !canEdit ? 'room' : schedule.slots.length === 0 ? 'frame' : 'plan',
  );
  const part = { eventId, schedule, reload: of.reload, canEdit };
  const propose = () => setTab('plan');
  return (
    <>
      <div class="filter-bar">
        <div class="filters" role="group" aria-label={t('ui.schedule.parts')}>
          {tabs.map((one) => (
            <button key={one} type="button" aria-pressed={one === tab} onClick={() => setTab(one)}>
              {t(`ui.schedule.part.${one}`)}
              {one === 'wishes' && ` ${schedule.counts.wishes}`}
            </button>
          ))}
        </div>
      </div>
      {tab === 'room' && <Room {...part} onProposed={propose} />}
      {tab === 'people' && <AttendanceList {...part} onProposed={propose} />}
      {tab === 'plan' && <PlanPanel {...part} />}
      {tab === 'wishes' && <WishList {...part} />}
      {tab === 'frame' && <FrameForm key={schedule.version} {...part} />}
    </>
  );
}
