import type { ComponentChildren } from 'preact';
import 'words:ui.door';
import './door.css';
import { Icon, Mark } from '../ui/icon';
import { useLook } from '../ui/page';
import { language, setLanguage, t } from '../ui/words';

/** The frame of the pages in front of the sign-in: the cloth, the mark, a language, one question. */
export function Door({ children }: { children: ComponentChildren }) {
  useLook('phone');
  return (
    <div class="shell door">
      <header class="cloth">
        <div class="top">
          <a class="mark" href="/">
            <Mark /> <span>Tapis</span>
          </a>
          <button
            type="button"
            class="btn tongue"
            lang={language.value === 'id' ? 'en' : 'id'}
            onClick={() => void setLanguage(language.value === 'id' ? 'en' : 'id')}
          >
            {t('ui.door.otherLanguage')}
          </button>
        </div>
        <div class="shoots" aria-hidden="true" />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** 'Lupa PIN?' has one answer: the people at the help desk. */
export function ForgotPin({ onClose }: { onClose?: () => void }) {
  return (
    <div class="note info" role="status">
      <Icon name="people" />
      <div>
        <b>{t('ui.door.forgotPin')}</b> {t('ui.door.forgotPinHint')}
        {onClose && (
          <div class="row">
            <button type="button" class="btn edge-btn" onClick={onClose}>
              {t('ui.door.understood')}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
