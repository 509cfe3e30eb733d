import { useState } from 'preact/hooks';
import { checkIn, listAttendances, repairPlan } from '../api/meetings';
import type { Attendance, CheckInBody, RepairBody, Slot } from '../api/types';
import { role, zone } from '../identity/session';
import { useNews } from '../live/use-news';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import type { IconName } from '../ui/icon';
import { Badge, Note } from '../ui/note';
import { More, SearchBox, usePaged } from '../ui/paged';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import type { Tone } from './meeting-words';
import { PresenceDialog } from './presence-dialog';
import type { PartOfSchedule } from './schedule-page';
import { slotNames } from './slot-words';
import { useAct } from './use-act';

const KINDS = ['', 'agency', 'umkm'] as const;
const LOOK: Record<Attendance['arrival'], { tone: Tone; icon: IconName }> = {
  expected: { tone: 'quiet', icon: 'clock' },
  arrived: { tone: 'positive', icon: 'check' },
  late: { tone: 'warning', icon: 'alert' },
  absent: { tone: 'danger', icon: 'x' },
};

/** Who takes part: check-in at the door, and what of it the schedule has to follow. */
export function AttendanceList({
  eventId,
  schedule,
  canEdit,
  reload,
  onProposed,
}: PartOfSchedule & { onProposed: () => void }) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('');
  const [q, setQ] = useState('');
  const list = usePaged<Attendance>(`attendances/${eventId}/${kind}/${q}`, (cursor) =>
    listAttendances(eventId, { kind, q, cursor }),
  );
  useNews(eventId, ['schedule'], list.first.reload);
  const [late, setLate] = useState<Attendance>();
  const [setting, setSetting] = useState<Attendance>();
  const { busy, failed, act } = useAct();
  const put = (next: Attendance) => list.change((one) => one.partyId === next.partyId, next);
  const arrive = (one: Attendance, body: CheckInBody) =>
    act(one.partyId, async () => {
      put(await checkIn(eventId, one.partyId, body));
      reload();
    });
  const repair = (body: RepairBody) =>
    void act('repair', () => repairPlan(eventId, body)).then((done) => {
      reload();
      if (done) onProposed();
    });
  const runs = role.value === 'organiser' || role.value === 'desk';
  return (
    <section aria-label={t('ui.schedule.part.people')}>
      <div class="filter-bar">
        <div class="filters" role="group" aria-label={t('ui.schedule.people.which')}>
          {KINDS.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {t(`ui.schedule.people.kind.${one === '' ? 'all' : one}`)}
            </button>
          ))}
        </div>
        <SearchBox label={t('ui.schedule.people.search')} onSearch={setQ} />
      </div>
      {failed && (
        <Note tone="bad" live>
          {failed}
        </Note>
      )}
      {canEdit && schedule.number > 0 && schedule.counts.missing > 0 && (
        <Note tone="lack">
          {t('ui.schedule.people.missing', { count: schedule.counts.missing })}
          <p class="row">
            <button class="btn edge-btn" type="button" aria-busy={busy === 'repair'} onClick={() => repair({})}>
              {t('ui.schedule.people.repair')}
            </button>
          </p>
        </Note>
      )}
      <Shown of={list.first} loading={t('ui.schedule.people.loading')} failing={t('ui.schedule.people.failing')}>
        {() =>
          list.items.length === 0 ? (
            <Empty icon="people" title={t('ui.schedule.people.none')} />
          ) : (
            <>
              <table class="list-table dense">
                <caption class="sr">{t('ui.schedule.part.people')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('ui.schedule.people.name')}</th>
                    <th scope="col">{t('ui.schedule.people.arrival')}</th>
                    <th scope="col">{t('ui.schedule.people.limits')}</th>
                    <th scope="col">
                      <span class="sr">{t('ui.schedule.people.actions')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.items.map((one) => (
                    <tr key={one.partyId}>
                      <th scope="row">
                        {one.name}
                        <small>{t(`ui.schedule.people.kind.${one.kind}`)}</small>
                      </th>
                      <td data-l={t('ui.schedule.people.arrival')}>
                        <Badge {...LOOK[one.arrival]}>{arrivalWords(one, schedule.slots)}</Badge>
                      </td>
                      <td data-l={t('ui.schedule.people.limits')}>{limitWords(one)}</td>
                      <td class="acts">
                        {runs && (
                          <p class="row">
                            {one.arrival === 'arrived' ? (
                              <Act
                                one={one}
                                word="ui.schedule.people.undo"
                                onAct={() => arrive(one, { arrival: 'expected' })}
                              />
                            ) : (
                              <Act
                                one={one}
                                word="ui.schedule.people.arrived"
                                onAct={() => arrive(one, { arrival: 'arrived' })}
                              />
                            )}
                            {one.arrival === 'expected' && (
                              <>
                                <Act one={one} word="ui.schedule.people.late" onAct={() => setLate(one)} />
                                <Act
                                  one={one}
                                  word="ui.schedule.people.absent"
                                  onAct={() => arrive(one, { arrival: 'absent' })}
                                />
                              </>
                            )}
                            {canEdit && schedule.number > 0 && one.arrival === 'arrived' && (
                              <Act
                                one={one}
                                word="ui.schedule.people.walkIn"
                                onAct={() => repair({ kind: 'walk_in', partyId: one.partyId })}
                              />
                            )}
                            {canEdit && <Act one={one} word="ui.schedule.people.set" onAct={() => setSetting(one)} />}
                          </p>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <More list={list} />
            </>
          )
        }
      </Shown>
      {late && (
        <LateDialog
          one={late}
          slots={schedule.slots}
          onClose={() => setLate(undefined)}
          onSay={(expectedAt) => void arrive(late, { arrival: 'late', expectedAt }).then(() => setLate(undefined))}
        />
      )}
      {setting && (
        <PresenceDialog
          eventId={eventId}
          slots={schedule.slots}
          one={setting}
          onSaved={put}
          onClose={() => setSetting(undefined)}
        />
      )}
    </section>
  );
}

function Act({ one, word, onAct }: { one: Attendance; word: Parameters<typeof t>[0]; onAct: () => void }) {
  return (
    <button class="btn edge-btn" type="button" onClick={onAct}>
      {t(word)}
      <span class="sr"> {one.name}</span>
    </button>
  );
}

function arrivalWords({ arrival, expectedAt }: Attendance, slots: readonly Slot[]): string {
  const word = t(`ui.schedule.people.is.${arrival}`);
  return expectedAt === null ? word : `${word}, ${slotNames(slots, zone.value, language.value)(expectedAt)}`;
}

function limitWords({ parallel, most, away }: Attendance): string {
  const parts = [
    parallel > 1 && t('ui.schedule.people.parallel', { count: parallel }),
    most !== null && t('ui.schedule.people.most', { count: most }),
    away.length > 0 && t('ui.schedule.people.away', { count: away.length }),
  ];
  return parts.filter(Boolean).join(', ');
}

function LateDialog({ one, slots, onSay, onClose }: LateDialogProps) {
  const name = slotNames(slots, zone.value, language.value);
  const [at, setAt] = useState(
    slots.find(({ startsAt }) => startsAt > new Date().toISOString())?.key ?? slots.at(-1)?.key ?? '',
  );
  return (
    <Dialog title={t('ui.schedule.people.lateTitle', { name: one.name })} onClose={onClose}>
      <SelectField
        id="expected"
        label={t('ui.schedule.people.expected')}
        value={at}
        onValue={setAt}
        options={slots.map(({ key }) => ({ value: key, label: name(key) }))}
      />
      <div class="row">
        <button class="btn edge-btn" type="button" onClick={onClose}>
          {t('ui.schedule.cancel')}
        </button>
        <button class="btn main" type="button" onClick={() => onSay(at)}>
          {t('ui.schedule.save')}
        </button>
      </div>
    </Dialog>
  );
}
interface LateDialogProps {
  one: Attendance;
  slots: readonly Slot[];
  onSay: (expectedAt: string) => void;
  onClose: () => void;
}
