import { useState } from 'preact/hooks';
import 'words:ui.needs';
import './my-needs.css';
import { rupiahBand, rupiahShort } from '../../contract/format';
import { takeStance } from '../api/demands';
import type { Match, Unlock } from '../api/types';
import { Icon } from '../ui/icon';
import { certificateName } from '../ui/lists';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { PhoneShell } from '../ui/phone-shell';
import { useUnits } from '../ui/reference';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { lackWords, stepWords } from './gap-words';
import { myNeedsView } from './my-needs';
import { helpWords, NeedCard } from './need-card';
import { useMyMatches, useMyPlan } from './use-my-matches';

const READY_SHOWN = 10;
const NEAR_SHOWN = 1;

/** A maker's first page: who looks for what I make, best first; then what one step more would open. */
export default function MyNeedsPage() {
  const matches = useMyMatches();
  const plan = useMyPlan();
  const [allReady, setAllReady] = useState(false);
  const [allNear, setAllNear] = useState(false);
  const [failed, setFailed] = useState<string>();

  const want = async ({ demand, offer }: Match) => {
    setFailed(undefined);
    try {
      await takeStance(demand.id, offer.id, 'interest');
      matches.setStance(demand.id, 'interest');
    } catch {
      // Nothing is shown as said before the server has it.
      setFailed(t('ui.needs.notSent', { need: demand.name }));
    }
  };

  return (
    <PhoneShell tab="/kebutuhan" band>
      {!matches.data && <PageTitle>{t('ui.needs.title')}</PageTitle>}
      <Shown of={matches} loading={t('ui.needs.loading')} failing={t('ui.needs.failing')}>
        {(data) => {
          const { ready, near, buyers, nearKind, unlocks } = myNeedsView(data);
          const first = allReady ? ready : ready.slice(0, READY_SHOWN);
          const shown = allNear ? near : near.slice(0, NEAR_SHOWN);
          return (
            <div class="my-needs">
              <PageTitle>{ready.length > 0 ? t('ui.needs.buyers', { count: buyers }) : t('ui.needs.title')}</PageTitle>
              {ready.length > 0 && <p class="order">{t('ui.needs.order')}</p>}
              {failed && (
                <Note tone="bad" live>
                  {failed}
                </Note>
              )}
              {unlocks.length > 0 && <Unlocks unlocks={unlocks} />}
              {ready.length === 0 && near.length === 0 && (
                <Empty
                  icon="bag"
                  title={t('ui.needs.none')}
                  action={
                    <a class="btn main wide" href="/barang">
                      {t('ui.needs.seeGoods')}
                    </a>
                  }
                >
                  {t('ui.needs.noneHint')}
                </Empty>
              )}
              <ol class="needs">
                {first.map((match, index) => (
                  <NeedCard
                    key={match.demand.id}
                    match={match}
                    place={index + 1}
                    planned={plan.get(match.demand.id)}
                    onWant={() => want(match)}
                  />
                ))}
              </ol>
              {first.length < ready.length && (
                <button class="btn edge-btn wide" type="button" onClick={() => setAllReady(true)}>
                  {t('ui.needs.more', { count: ready.length - first.length })}
                </button>
              )}
              {near.length > 0 && (
                <>
                  <h2 class="near-title" id="bantuan">
                    {nearKind
                      ? t('ui.needs.nearKind', { count: near.length, kind: certificateName(nearKind as never) })
                      : t('ui.needs.near', { count: near.length })}
                  </h2>
                  <ul class="needs">
                    {shown.map((match) => (
                      <NeedCard key={match.demand.id} match={match} />
                    ))}
                  </ul>
                  {shown.length < near.length && (
                    <button class="btn edge-btn wide" type="button" onClick={() => setAllNear(true)}>
                      {t('ui.needs.more', { count: near.length - shown.length })}
                    </button>
                  )}
                </>
              )}
            </div>
          );
        }}
      </Shown>
    </PhoneShell>
  );
}

/** What a step opens, as far as a maker may know. */
function unlockWords({ step, rupiah, band, demands }: Unlock): string {
  const lack = lackWords(step);
  const worth = rupiah === null ? band && rupiahBand(band, language.value) : rupiahShort(rupiah, language.value);
  return worth ? t('ui.needs.unlock', { lack, worth }) : t('ui.needs.unlockCount', { lack, count: demands });
}

/** The step worth most: what is missing, what it opens, one verb; the others behind a second. */
function Unlocks({ unlocks: [first, ...others] }: { unlocks: Unlock[] }) {
  const [asked, setAsked] = useState(false);
  const [all, setAll] = useState(false);
  return (
    <div class="unlock">
      <Icon name="shield" />
      <div>
        <b>{unlockWords(first!)}</b>
        <UnlockStep unlock={first!} />
        {asked ? (
          <p role="status">{helpWords(first!.step)}</p>
        ) : (
          <button class="link" type="button" onClick={() => setAsked(true)}>
            {t('ui.needs.askHelp')}
          </button>
        )}
        {others.length > 0 && (
          <>
            <button class="link" type="button" aria-expanded={all} onClick={() => setAll(!all)}>
              {t('ui.needs.unlockMore')}
            </button>
            {all && (
              <ul>
                {others.map((unlock) => (
                  <li key={`${unlockWords(unlock)} ${unlock.offer?.id}`}>
                    {unlockWords(unlock)}
                    <UnlockStep unlock={unlock} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** By how much, and of which product. */
function UnlockStep({ unlock: { step, offer } }: { unlock: Unlock }) {
  const { unitName } = useUnits();
  if (!offer) return null;
  const words = stepWords(step, { unit: unitName(offer.unitId), steps: offer.steps, to: 'seller' });
  return <p>{t('ui.needs.unlockFor', { step: words, offer: offer.name })}</p>;
}
