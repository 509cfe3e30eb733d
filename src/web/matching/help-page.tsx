import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { rupiahShort } from '../../contract/format';
import { GAP_KINDS, type GapKind } from '../../contract/kinds';
import { getFacilitation } from '../api/events';
import type { Facilitation, HelpRow, LackSum } from '../api/types';
import { Bar } from '../ui/bar';
import { sizeName } from '../ui/lists';
import { PageTitle } from '../ui/page';
import { More, usePaged } from '../ui/paged';
import { useUnits } from '../ui/reference';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { lackWords, stepWords } from './gap-words';
import { HelpTabs } from './help-tabs';

/** Who should be helped with what: a row for each seller and lack, worth most first; beside it each lack over all sellers. */
export default function HelpPage() {
  const { id = '' } = useRoute().params;
  const [kind, setKind] = useState<GapKind | null>(null);
  const list = usePaged<HelpRow>(`facilitation/${id}/${kind}`, (cursor) => getFacilitation(id, kind, cursor));
  const lacks = (list.first.data as Facilitation | undefined)?.lacks ?? [];
  const kinds = GAP_KINDS.filter((one) => lacks.some(({ lack }) => lack.kind === one));
  return (
    <StaffShell place="help">
      <HelpTabs eventId={id} tab="help" />
      <div class="page-head">
        <div>
          <PageTitle name={t('ui.help.title')} />
          <p>{t('ui.help.hint')}</p>
        </div>
      </div>
      {kinds.length > 0 && (
        <div class="filters help-kinds" role="group" aria-label={t('ui.help.which')}>
          {[null, ...kinds].map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {t(one ? `ui.help.kind.${one}` : 'ui.help.all')}
            </button>
          ))}
        </div>
      )}
      <Shown of={list.first} loading={t('ui.help.loading')} failing={t('ui.help.failing')}>
        {() =>
          list.items.length === 0 ? (
            <Empty icon="shield" title={t('ui.help.none')}>
              {t('ui.help.noneHint')}
            </Empty>
          ) : (
            <div class="help">
              <div>
                <HelpTable rows={list.items} />
                <More list={list} />
              </div>
              <Lacks lacks={lacks} />
            </div>
          )
        }
      </Shown>
    </StaffShell>
  );
}

function HelpTable({ rows }: { rows: HelpRow[] }) {
  const { unitName } = useUnits();
  return (
    <table class="list-table dense">
      <caption class="sr">{t('ui.help.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.help.seller')}</th>
          <th scope="col">{t('ui.help.lack')}</th>
          <th scope="col">{t('ui.help.step')}</th>
          <th scope="col" class="r">
            {t('ui.help.demands')}
          </th>
          <th scope="col" class="r">
            {t('ui.help.rupiah')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ umkmId, umkmName, sizeClass, regencyName, step, offer, demands, buyers, rupiah }) => (
          <tr key={`${umkmId} ${lackWords(step)} ${offer?.id}`}>
            <th scope="row">
              {umkmName}
              <small>{[sizeClass && sizeName(sizeClass), regencyName].filter(Boolean).join(', ')}</small>
            </th>
            <td data-l={t('ui.help.lack')}>{lackWords(step)}</td>
            <td data-l={t('ui.help.step')}>
              {stepWords(step, { unit: offer ? unitName(offer.unitId) : '', steps: offer?.steps ?? 1, to: 'officer' })}
              {offer && <small>{offer.name}</small>}
            </td>
            <td data-l={t('ui.help.demands')} class="r">
              {t('ui.help.demandsOf', { demands, buyers })}
            </td>
            <td data-l={t('ui.help.rupiah')} class="r">
              {rupiahShort(rupiah, language.value)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each lack with what its help would open, as threads that start at 0. */
function Lacks({ lacks }: { lacks: LackSum[] }) {
  const most = Math.max(1, ...lacks.map(({ rupiah }) => rupiah));
  return (
    <section class="lack-sums" aria-labelledby="lacks-title">
      <h2 id="lacks-title">{t('ui.help.lacks')}</h2>
      <p class="quiet">{t('ui.help.lacksHint')}</p>
      <ul>
        {lacks.map(({ lack, sellers, demands, rupiah }) => (
          <li key={lackWords(lack)}>
            <span>{lackWords(lack)}</span>
            <b>{rupiahShort(rupiah, language.value)}</b>
            <Bar share={rupiah / most} />
            <small class="quiet">{t('ui.help.lackSum', { sellers, demands })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
