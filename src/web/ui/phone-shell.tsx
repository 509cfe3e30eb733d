import type { ComponentChildren } from 'preact';
import 'words:ui.phone';
import { WaitingBox } from '../commitments/waiting-box';
import { me, memberships } from '../identity/session';
import { ConnectionBadge } from './connection-badge';
import { Icon, Mark, type IconName } from './icon';
import { useLook } from './page';
import { t, type MessageKey } from './words';

const TABS: { href: string; icon: IconName; label: MessageKey }[] = [
  { href: '/kebutuhan', icon: 'bag', label: 'ui.phone.needs' },
  { href: '/barang', icon: 'box', label: 'ui.phone.goods' },
  { href: '/jadwal', icon: 'cal', label: 'ui.phone.schedule' },
  { href: '/komitmen', icon: 'file', label: 'ui.phone.commitments' },
];

/** A maker's frame: who I am and the connection on top, one column, four places at the bottom. `back` replaces both. */
export function PhoneShell({ tab, back, band, children }: PhoneShellProps) {
  useLook('phone');
  const name = memberships.value[0]?.scope.name ?? 'Tapis';
  return (
    <div class="shell phone-shell">
      <a class="skip" href="#main">
        {t('ui.phone.skip')}
      </a>
      <header class="cloth">
        <div class="top">
          {back ? (
            <a class="back" href={back}>
              <Icon name="left" /> {t('ui.phone.back')}
            </a>
          ) : (
            <a class="mark" href="/akun">
              <Mark /> <span>{name}</span>
              <span class="sr">, {t('ui.phone.account')}</span>
            </a>
          )}
          <ConnectionBadge />
        </div>
        {band && <div class="shoots" aria-hidden="true" />}
      </header>
      <main id="main" tabIndex={-1}>
        <WaitingBox />
        {children}
        {me.value?.demo && !back && <p class="sample foot-note">{t('ui.phone.sample')}</p>}
      </main>
      {tab && (
        <nav class="tab-bar" aria-label={t('ui.phone.menu')}>
          <div class="tabs">
            {TABS.map(({ href, icon, label }) => (
              <a key={href} href={href} {...(href === tab ? { 'aria-current': 'page' as const } : {})}>
                <Icon name={icon} />
                {t(label)}
              </a>
            ))}
          </div>
        </nav>
      )}
    </div>
  );
}
interface PhoneShellProps {
  tab?: '/kebutuhan' | '/barang' | '/jadwal' | '/komitmen';
  back?: string;
  band?: boolean;
  children: ComponentChildren;
}
