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
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { myNeedsView } from './my-needs';
import { NeedCard } from './need-card';
import { useMyMatches } from './use-my-matches';

const READY_SHOWN = 10;
const NEAR_SHOWN = 1;

/** A maker's first page: who looks for what I make, best first; then what one certificate would open. */
export default function MyNeedsPage() {
  const matches = useMyMatches();
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
          const { ready, near, buyers, nearKind, unlock } = myNeedsView(data);
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
              {unlock && <UnlockNote unlock={unlock} />}
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
                  <NeedCard key={match.demand.id} match={match} place={index + 1} onWant={() => want(match)} />
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

/** The one thing missing: what it is, what it opens, one verb. */
function UnlockNote({ unlock }: { unlock: Unlock }) {
  const [open, setOpen] = useState(false);
  const kind = certificateName(unlock.certificateKind);
  const worth =
    unlock.rupiah === null
      ? unlock.band && rupiahBand(unlock.band, language.value)
      : rupiahShort(unlock.rupiah, language.value);
  return (
    <div class="unlock">
      <Icon name="shield" />
      <div>
        <b>
          {worth ? t('ui.needs.unlock', { kind, worth }) : t('ui.needs.unlockCount', { kind, count: unlock.demands })}
        </b>
        {open ? (
          <p role="status">{t('ui.needs.help', { kind })}</p>
        ) : (
          <button class="link" type="button" onClick={() => setOpen(true)}>
            {t('ui.needs.askHelp')}
          </button>
        )}
      </div>
    </div>
  );
}
