import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import 'words:ui.link';
import { Refusal } from '../api/client';
import { getLink, signIn } from '../api/people';
import type { SignInLink } from '../api/types';
import { roleName } from '../ui/lists';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { useResource } from '../ui/resource';
import { Shown } from '../ui/states';
import { t } from '../ui/words';
import { Door } from './door';
import { enter, homeOf, role } from './session';

/** A link from the desk or from WhatsApp. Opening it uses nothing up (previews open links too): the tap does. */
export default function LinkPage() {
  const { token = '' } = useRoute().params;
  const link = useResource(`link/${token}`, () => getLink(token));
  return (
    <Door>
      <Shown of={link} loading={t('ui.link.loading')} failing={t('ui.link.failing')} cards={1}>
        {(found) => (found.state === 'usable' ? <Usable link={found} token={token} /> : <Unusable link={found} />)}
      </Shown>
    </Door>
  );
}

function Usable({ link, token }: { link: SignInLink; token: string }) {
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    // The maker reads this page first: what comes after the tap is fetched meanwhile.
    if (link.role === 'umkm') void import('../matching/my-needs-page').catch(() => {});
  }, []);
  const use = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const who = await signIn({ linkToken: token });
      enter(who);
      // A PIN is made at the first visit, and anew when the desk gave a link for that.
      route(!who.person.hasPin || link.purpose === 'reset' ? '/akun/pin' : homeOf(role.value), true);
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.link.noAnswer'));
      setBusy(false);
    }
  };
  return (
    <>
      <PageTitle>{t('ui.link.title')}</PageTitle>
      <div class="for">
        <b>{link.personName}</b>
        {[link.role && roleName(link.role), link.scopeName].filter(Boolean).join(', ')}
      </div>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <p class="lead">{t('ui.link.lead')}</p>
      <button class="btn main wide" type="button" aria-busy={busy} onClick={() => !busy && void use()}>
        {busy ? t('ui.link.busy') : t('ui.link.go')}
      </button>
      <p class="quiet">{t('ui.link.notMe')}</p>
    </>
  );
}

function Unusable({ link }: { link: SignInLink }) {
  return (
    <>
      <PageTitle>{t(link.state === 'used' ? 'ui.link.used' : 'ui.link.expired')}</PageTitle>
      <Note tone="lack">{t('ui.link.askNew')}</Note>
      <a class="btn edge-btn wide" href="/masuk">
        {t('ui.link.staff')}
      </a>
    </>
  );
}
