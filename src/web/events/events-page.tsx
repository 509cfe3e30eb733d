import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import 'words:ui.events';
import './events.css';
import { dateSpan, rupiahShort } from '../../contract/format';
import { listEvents } from '../api/events';
import { chooseEvent, role } from '../identity/session';
import { Icon } from '../ui/icon';
import { PageTitle } from '../ui/page';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { EventForm } from './event-form';

/** The organiser's events; with a single one, that one. */
export default function EventsPage() {
  const { route, query } = useLocation();
  const events = useResource('events', listEvents);
  const [writing, setWriting] = useState(query.baru !== undefined);
  const only = events.data?.items.length === 1 && query.semua === undefined ? events.data.items[0] : undefined;
  useEffect(() => {
    if (only && !writing) route(`/acara/${only.id}`, true);
  }, [only?.id]);
  const write = role.value === 'organiser' && !writing && (
    <button class="btn main" type="button" onClick={() => setWriting(true)}>
      <Icon name="plus" /> {t('ui.events.new')}
    </button>
  );
  return (
    <StaffShell place="event">
      <div class="page-head">
        <PageTitle>{t('ui.events.title')}</PageTitle>
        {write}
      </div>
      {writing && <EventForm onCancel={() => setWriting(false)} />}
      <Shown of={events} loading={t('ui.events.loading')} failing={t('ui.events.failing')}>
        {({ items }) =>
          items.length === 0 ? (
            !writing && <Empty title={t('ui.events.none')}>{t('ui.events.noneHint')}</Empty>
          ) : (
            <ul class="event-cards">
              {items.map((one) => (
                <li key={one.id}>
                  <h2>
                    <a href={`/acara/${one.id}`} onClick={() => chooseEvent(one.id)}>
                      {one.name}
                    </a>
                  </h2>
                  <p class="quiet">
                    {one.venue}, {dateSpan(one.startsOn, one.endsOn, language.value)}
                  </p>
                  <p>
                    {t(`ui.events.stage.${one.stage}`)}.{' '}
                    {t('ui.events.target', { target: rupiahShort(one.targetRupiah, language.value) })}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </StaffShell>
  );
}
