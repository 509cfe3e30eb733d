import type { ComponentChildren } from 'preact';
import 'words:ui.sign';
import './sign.css';
import { ConnectionBadge } from '../ui/connection-badge';
import { Icon } from '../ui/icon';
import { useLook } from '../ui/page';
import { t } from '../ui/words';

export const STEPS = ['read', 'name', 'pin'] as const;
export type Step = (typeof STEPS)[number];

/** One question a page: the way back, the connection and how far one is on top, the question below. */
export function SignFrame({ step, back, children }: { step?: Step; back: () => void; children: ComponentChildren }) {
  useLook('phone');
  const at = step ? STEPS.indexOf(step) : -1;
  return (
    <div class="shell sign-frame">
      <header class="cloth">
        <div class="top">
          <button class="back" type="button" onClick={back}>
            <Icon name="left" /> {t('ui.sign.back')}
          </button>
          <ConnectionBadge />
        </div>
        {step && (
          <div
            class="where"
            role="img"
            aria-label={t('ui.sign.step', { at: at + 1, of: STEPS.length, name: t(`ui.sign.step.${step}`) })}
          >
            {STEPS.map((one, index) => (
              <span key={one} class={index <= at ? 'did' : ''} />
            ))}
          </div>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
