import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.event';
import './events.css';
import { dateSpan, percent, rupiahShort } from '../../contract/format';
import { getBoard, getEvent } from '../api/events';
import type { Board, EventWithCounts } from '../api/types';
import { chooseEvent, event, role } from '../identity/session';
import { followEvent } from '../live/socket';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { PageTitle } from '../ui/page';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { InviteDialog, type InviteScope } from './invite-dialog';
import { Lists } from './lists';
import { StageBar } from './stage-bar';

/** One day: where it stands, what it has brought, who and what is in it. */
export default function EventPage() {
  const { id = '' } = useRoute().params;
  const found = useResource(`event/${id}`, () => getEvent(id));
  useEffect(() => {
    if (id && event.value?.id !== id) chooseEvent(id);
  }, [id]);
  return (
    <StaffShell place="event" bare>
      {found.data ? (
        <Event key={id} event={found.data} onEvent={found.set} reload={found.reload} />
      ) : (
        <div class="page">
          <PageTitle hidden name={t('ui.event.title')} />
          <Shown of={found} loading={t('ui.event.loading')} failing={t('ui.event.failing')}>
            {() => null}
          </Shown>
        </div>
      )}
    </StaffShell>
  );
}

function Event({
  event: shown,
  onEvent,
  reload,
}: {
  event: EventWithCounts;
  onEvent: (event: EventWithCounts) => void;
  reload: () => void;
}) {
  const counted = shown.stage === 'live' || shown.stage === 'closed';
  const board = useResource(counted ? `board/${shown.id}/${shown.stage}` : null, () => getBoard(shown.id));
  const [invite, setInvite] = useState<InviteScope>();
  const seq = board.data?.asOf.seq;
  useEffect(() => {
    if (seq === undefined || shown.stage !== 'live') return;
    return followEvent(shown.id, seq, {
      entries: (entries) => {
        board.reload();
        if (entries.some((entry) => entry.type.startsWith('stage'))) reload();
      },
      hint: (hint) => hint.kind === 'event' && reload(),
    });
  }, [shown.id, shown.stage, seq === undefined]);
  return (
    <>
      <Strip event={shown} board={board.data} />
      <div class="page event-page">
        <StageBar event={shown} onEvent={onEvent} />
        <div class="row event-tools">
          {role.value === 'organiser' && (
            <a class="btn main" href={`/acara/${shown.id}/impor`}>
              <Icon name="up" /> {t('ui.event.import')}
            </a>
          )}
          <a class="btn edge-btn" href={`/layar/${shown.id}`} target="_blank">
            <Icon name="columns" /> {t('ui.event.board')}
          </a>
          {role.value === 'organiser' && (
            <button
              class="btn edge-btn"
              type="button"
              onClick={() => setInvite({ role: 'desk', scope: { kind: 'event', id: shown.id }, name: shown.name })}
            >
              <Icon name="people" /> {t('ui.event.inviteDesk')}
            </button>
          )}
        </div>
        <Lists event={shown} onInvite={role.value === 'organiser' ? setInvite : undefined} />
      </div>
      {invite && <InviteDialog eventId={shown.id} to={invite} onClose={() => setInvite(undefined)} />}
    </>
  );
}

/** One strip: which day, how much signed of what target, how many. */
function Strip({ event: shown, board }: { event: EventWithCounts; board: Board | undefined }) {
  const signed = board?.signed.rupiah ?? 0;
  const target = rupiahShort(shown.targetRupiah, language.value);
  return (
    <div class="strip">
      <div>
        <PageTitle name={shown.name} />
        <p>
          {shown.venue}, {dateSpan(shown.startsOn, shown.endsOn, language.value)}
          {shown.sample && `. ${t('ui.event.sample')}`}
        </p>
      </div>
      <div class="signed">
        <b>{rupiahShort(signed, language.value)}</b>
        <span class="quiet">
          {t('ui.event.signed', { percent: percent(signed, shown.targetRupiah, language.value), target })}
        </span>
        <Bar share={shown.targetRupiah > 0 ? signed / shown.targetRupiah : 0} />
      </div>
      <dl class="figures">
        <div>
          <dt>{t('ui.event.commitments')}</dt>
          <dd>{board?.signed.count ?? shown.counts.commitments}</dd>
        </div>
        <div>
          <dt>{t('ui.event.agencies')}</dt>
          <dd>{shown.counts.agencies}</dd>
        </div>
        <div>
          <dt>{t('ui.event.umkm')}</dt>
          <dd>{shown.counts.umkm}</dd>
        </div>
      </dl>
    </div>
  );
}
