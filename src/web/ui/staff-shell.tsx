import type { ComponentChildren } from 'preact';
import 'words:ui.staff';
import { WaitingBox } from '../commitments/waiting-box';
import { event, me, memberships, role } from '../identity/session';
import { ConnectionBadge } from './connection-badge';
import { Icon, Mark } from './icon';
import { useLook } from './page';
import { officeName } from './lists';
import { t } from './words';

export type Place = 'needs' | 'commitments' | 'desk' | 'event' | 'imports' | 'none';

/** The frame of officers, organisers and desks: places on top, the connection and the person at the right. */
export function StaffShell({ place, children, bare }: { place: Place; children: ComponentChildren; bare?: boolean }) {
  const organiser = role.value === 'organiser' || role.value === 'auditor';
  useLook(organiser ? 'organiser' : 'agency');
  const here = event.value;
  const office = memberships.value[0]?.office;
  const places: { place: Place; href: string; label: string }[] = organiser
    ? [
        { place: 'event', href: here ? `/acara/${here.id}` : '/acara', label: t('ui.staff.event') },
        ...(here ? [{ place: 'imports' as const, href: `/acara/${here.id}/impor`, label: t('ui.staff.imports') }] : []),
        { place: 'commitments', href: '/komitmen', label: t('ui.staff.commitments') },
        { place: 'desk', href: '/meja', label: t('ui.staff.desk') },
      ]
    : role.value === 'desk'
      ? [{ place: 'desk', href: '/meja', label: t('ui.staff.desk') }]
      : [
          { place: 'needs', href: '/kebutuhan', label: t('ui.staff.needs') },
          { place: 'commitments', href: '/komitmen', label: t('ui.staff.commitments') },
          { place: 'desk', href: '/meja', label: t('ui.staff.desk') },
        ];
  return (
    <div class="shell staff-shell">
      <a class="skip" href="#main">
        {t('ui.staff.skip')}
      </a>
      <header class="cloth">
        <div class="top">
          <a class="mark" href="/">
            <Mark /> <span>Tapis</span>
          </a>
          <nav aria-label={t('ui.staff.menu')}>
            {places.map((one) => (
              <a key={one.href} href={one.href} {...(one.place === place ? { 'aria-current': 'page' as const } : {})}>
                {one.label}
              </a>
            ))}
          </nav>
          <ConnectionBadge />
          <a class="who" href="/akun">
            <span>
              {me.value?.person.name}
              {office && `, ${officeName(office)}`}
            </span>
            <Icon name="down" />
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1} class={bare ? 'bare' : 'page'}>
        <WaitingBox />
        {children}
      </main>
    </div>
  );
}
