import 'words:ui.wait';
import { rupiah } from '../../contract/format';
import { t, language } from '../ui/words';
import { waiting } from './waiting';

/** Signatures that could not be sent yet: dashed, counted, never a tick. Shown on every signed-in screen. */
export function WaitingBox() {
  if (waiting.value.length === 0) return null;
  return (
    <div class="wait waiting-box" role="status">
      <b>{t('ui.wait.title', { count: waiting.value.length })}</b>
      {waiting.value.map((one) => (
        <a key={one.key} href={`/komitmen/${one.commitmentId}/tanda-tangan?kunci=${one.key}`}>
          {one.title}, <span class="num">{rupiah(one.total, language.value)}</span>
        </a>
      ))}
      <p>{t('ui.wait.notSigned')}</p>
    </div>
  );
}
