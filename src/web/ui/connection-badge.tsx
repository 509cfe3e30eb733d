import 'words:ui.conn';
import { clock } from '../../contract/format';
import { contactNow, heardAt } from '../live/connection';
import { zone } from '../identity/session';
import { Icon } from './icon';
import { language, t } from './words';

/** Top right on every signed-in screen: always icon and word, spoken politely when it changes, never a toast. */
export function ConnectionBadge() {
  const state = contactNow.value;
  return (
    <span class={state === 'connected' ? 'conn' : 'conn trouble'} role="status">
      <Icon name={state === 'connected' ? 'on' : state === 'old' ? 'clock' : 'off'} />
      {state === 'connected' && t('ui.conn.connected')}
      {state === 'reconnecting' && t('ui.conn.reconnecting')}
      {state === 'lost' && t('ui.conn.lost')}
      {state === 'old' && t('ui.conn.old', { at: clock(heardAt.value, zone.value, language.value) })}
    </span>
  );
}
