import 'words:ui.help';
import './help.css';
import { t } from '../ui/words';

/** The two sides of helping sellers: what they lack, and whether they are seen. */
export function HelpTabs({ eventId, tab }: { eventId: string; tab: 'help' | 'fair' }) {
  const tabs = [
    { id: 'help', href: `/acara/${eventId}/fasilitasi`, label: t('ui.help.title') },
    { id: 'fair', href: `/acara/${eventId}/pemerataan`, label: t('ui.help.fair') },
  ];
  return (
    <nav class="help-tabs" aria-label={t('ui.help.tabs')}>
      {tabs.map(({ id, href, label }) => (
        <a key={id} href={href} {...(id === tab ? { 'aria-current': 'page' as const } : {})}>
          {label}
        </a>
      ))}
    </nav>
  );
}
