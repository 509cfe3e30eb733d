import { dateSpan, quantity, rupiah, rupiahShort } from '../../contract/format';
import { getPackage } from '../api/demands';
import type { Demand } from '../api/types';
import { me, role } from '../identity/session';
import { Icon } from '../ui/icon';
import { certificateName, methodName } from '../ui/lists';
import { PageTitle } from '../ui/page';
import { useUnits } from '../ui/reference';
import { useResource } from '../ui/resource';
import { language, t } from '../ui/words';

/** The need, always in view beside its sellers. */
export function NeedPanel({ demand }: { demand: Demand }) {
  const { unitName } = useUnits();
  const pack = useResource(`package/${demand.packageId}`, () => getPackage(demand.packageId)).data;
  const unit = unitName(demand.unitId);
  const facts: [string, string | false | null | undefined][] = [
    [
      t('ui.sellers.ceiling'),
      demand.unitCeiling === null ? null : `${rupiah(demand.unitCeiling, language.value)}/${unit}`,
    ],
    [t('ui.sellers.pagu'), pack && pack.pagu !== null && rupiahShort(pack.pagu, language.value)],
    [t('ui.sellers.paguLeft'), pack && pack.remaining !== null && rupiahShort(pack.remaining, language.value)],
    [
      t('ui.sellers.delivered'),
      demand.deliverFrom && demand.deliverTo && dateSpan(demand.deliverFrom, demand.deliverTo, language.value),
    ],
    [t('ui.sellers.place'), demand.place],
    [t('ui.sellers.spec'), demand.spec],
    [
      t('ui.sellers.certificates'),
      demand.certificates.map(certificateName).join(', ') || t('ui.sellers.noCertificates'),
    ],
    [t('ui.sellers.method'), pack?.method && methodName(pack.method)],
    [t('ui.sellers.rup'), demand.rupCode],
  ];
  return (
    <aside class="need-panel" aria-label={t('ui.sellers.need')}>
      <p class="crumb">
        <a href={role.value === 'officer' ? '/kebutuhan' : `/acara/${demand.eventId}`}>
          {t(role.value === 'officer' ? 'ui.sellers.all' : 'ui.sellers.toEvent')}
        </a>
      </p>
      <PageTitle name={demand.name} />
      <p class="qty">
        {demand.quantity === null ? (
          <span class="badge warning">
            <Icon name="alert" /> {t('ui.sellers.noQuantity')}
          </span>
        ) : (
          <>
            <b>{quantity(demand.quantity, demand.steps, language.value)}</b> {unit}
          </>
        )}
      </p>
      <dl class="kv">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {demand.unitCeiling !== null && (
        <p class="lock">
          <Icon name="key" />
          <span>{t('ui.sellers.ceilingHidden')}</span>
        </p>
      )}
      <a class="btn edge-btn wide" href={`/kebutuhan/${demand.id}/ubah`}>
        <Icon name="pen" /> {t('ui.sellers.edit')}
      </a>
      {me.value?.demo && <p class="sample">{t('ui.sellers.sample')}</p>}
    </aside>
  );
}
