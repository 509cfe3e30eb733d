import type { ComponentChildren } from 'preact';
import 'words:ui.staff';
import type { Role } from '../../contract/kinds';
import { WaitingBox } from '../commitments/waiting-box';
import { event, me, memberships, role } from '../identity/session';
import { ConnectionBadge } from './connection-badge';
import { Icon, Mark } from './icon';
import { useLook } from './page';
import { officeName } from './lists';
import { t } from './words';

export type Place = 'needs' | 'schedule' | 'commitments' | 'desk' | 'event' | 'help' | 'imports' | 'plan' | 'none';

interface Link {
  place: Place;
  href: string;
  label: string;
}

/** What stands in the menu: only what the role can open, see `PLACES` of the app. */
function placesOf(who: Role | null, eventId: string | undefined): Link[] {
  const commitments: Link = { place: 'commitments', href: '/komitmen', label: t('ui.staff.commitments') };
  const desk: Link = { place: 'desk', href: '/meja', label: t('ui.staff.desk') };
  const day: Link = { place: 'event', href: eventId ? `/acara/${eventId}` : '/acara', label: t('ui.staff.event') };
  const schedule = (href: string): Link => ({ place: 'schedule', href, label: t('ui.staff.schedule') });
  const planned: Link[] = eventId
    ? [
        { place: 'plan', href: `/acara/${eventId}/rencana`, label: t('ui.staff.plan') },
        schedule(`/acara/${eventId}/jadwal`),
      ]
    : [];
  if (who === 'auditor') return [day, ...planned, commitments];
  if (who === 'desk') return [desk, schedule('/jadwal')];
  if (who !== 'organiser')
    return [{ place: 'needs', href: '/kebutuhan', label: t('ui.staff.needs') }, schedule('/jadwal'), commitments, desk];
  const ofEvent: Link[] = eventId
    ? [
        { place: 'imports', href: `/acara/${eventId}/impor`, label: t('ui.staff.imports') },
        { place: 'help', href: `/acara/${eventId}/fasilitasi`, label: t('ui.staff.help') },
        ...planned,
      ]
    : [];
  return [day, ...ofEvent, commitments, desk];
}

/** The frame of officers, organisers and desks: places on top, the connection and the person at the right. */
export function StaffShell({ place, children, bare }: { place: Place; children: ComponentChildren; bare?: boolean }) {
  useLook(role.value === 'organiser' || role.value === 'auditor' ? 'organiser' : 'agency');
  const office = memberships.value[0]?.office;
  const places = placesOf(role.value, event.value?.id);
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
