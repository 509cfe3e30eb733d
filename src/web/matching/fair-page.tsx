import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.fair';
import './help.css';
import { changeEvent, getEvent, getFairness } from '../api/events';
import type { Fairness, SellerSeen } from '../api/types';
import { sizeName } from '../ui/lists';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { More, usePaged } from '../ui/paged';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { t } from '../ui/words';
import { FairFigures, GroupTable, SellersTable } from './fair-tables';
import { HelpTabs } from './help-tabs';

/** Points of 10,000 to choose from; people read them of 100. */
const TOLERANCES = [0, 100, 200, 300, 500] as const;
const POINTS_PER_SHOWN = 100;

const toleranceName = (points: number): string =>
  points === 0 ? t('ui.fair.off') : t('ui.fair.points', { points: points / POINTS_PER_SHOWN });

/** How evenly sellers are seen, by the scores alone and with a tolerance, which can be tried before it is set. */
export default function FairPage() {
  const { id = '' } = useRoute().params;
  const [tried, setTried] = useState<number | null>(null);
  const list = usePaged<SellerSeen>(`fairness/${id}/${tried}`, (cursor) => getFairness(id, tried, cursor));
  const fairness = list.first.data as Fairness | undefined;
  return (
    <StaffShell place="help">
      <HelpTabs eventId={id} tab="fair" />
      <div class="page-head">
        <div>
          <PageTitle name={t('ui.fair.title')} />
          <p>{t('ui.fair.hint')}</p>
        </div>
      </div>
      <Shown of={list.first} loading={t('ui.fair.loading')} failing={t('ui.fair.failing')}>
        {() =>
          fairness!.everybody.sellers === 0 ? (
            <Empty icon="people" title={t('ui.fair.none')}>
              {t('ui.fair.noneHint')}
            </Empty>
          ) : (
            <div class="fair">
              <Tolerance eventId={id} fairness={fairness!} onTry={setTried} onSaved={list.first.reload} />
              <FairFigures fairness={fairness!} />
              <div class="fair-groups">
                <GroupTable
                  title={t('ui.fair.bySize')}
                  groups={fairness!.bySize.map(({ sizeClass, ...seen }) => ({
                    name: sizeClass === null ? t('ui.fair.unknown') : sizeName(sizeClass),
                    seen,
                  }))}
                  all={fairness!.everybody}
                />
                <GroupTable
                  title={t('ui.fair.byRegency')}
                  groups={fairness!.byRegency.map(({ regencyName, ...seen }) => ({
                    name: regencyName ?? t('ui.fair.unknown'),
                    seen,
                  }))}
                  all={fairness!.everybody}
                />
              </div>
              <section aria-labelledby="seen-title">
                <h2 id="seen-title">{t('ui.fair.sellers')}</h2>
                <SellersTable sellers={list.items} />
                <More list={list} />
              </section>
            </div>
          )
        }
      </Shown>
    </StaffShell>
  );
}

interface ToleranceProps {
  eventId: string;
  fairness: Fairness;
  onTry: (tolerance: number) => void;
  onSaved: () => void;
}

/** Which tolerance is looked at, which holds, and one verb to make the one the other. */
function Tolerance({ eventId, fairness: { tolerance, inForce, lifted }, onTry, onSaved }: ToleranceProps) {
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = async () => {
    if (saving) return;
    setSaving(true);
    setFailed(false);
    try {
      const { version } = await getEvent(eventId);
      await changeEvent(eventId, version, { settings: { exposureTolerance: tolerance } });
      onSaved();
    } catch {
      setFailed(true);
    } finally {
      setSaving(false);
    }
  };
  return (
    <section class="fair-tolerance" aria-labelledby="tolerance-title">
      <h2 id="tolerance-title">{t('ui.fair.tolerance')}</h2>
      <p class="quiet">{t('ui.fair.toleranceHint')}</p>
      <div class="row">
        <div class="filters" role="group" aria-labelledby="tolerance-title">
          {TOLERANCES.map((points) => (
            <button key={points} type="button" aria-pressed={points === tolerance} onClick={() => onTry(points)}>
              {toleranceName(points)}
            </button>
          ))}
        </div>
        {tolerance !== inForce && (
          <button class="btn main" type="button" aria-busy={saving} onClick={() => void save()}>
            {t(saving ? 'ui.fair.using' : 'ui.fair.use')}
          </button>
        )}
      </div>
      <p role="status">
        {t('ui.fair.inForce', { tolerance: toleranceName(inForce) })}{' '}
        {tolerance > 0 && t('ui.fair.lifted', { tolerance: toleranceName(tolerance), count: lifted })}
      </p>
      {failed && (
        <Note tone="bad" live>
          {t('ui.fair.notSaved')}
        </Note>
      )}
    </section>
  );
}
