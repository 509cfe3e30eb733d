import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

const ICONS = { info: 'info', lack: 'alert', bad: 'alert', good: 'check' } as const satisfies Record<string, IconName>;

/** Icon, sentence, verb. `lack` is a limit (amber), `bad` a failure (red). `live` speaks it to screen readers. */
export function Note({ tone, icon, live, children }: NoteProps) {
  return (
    <div class={`note ${tone}`} {...(live ? { role: tone === 'bad' || tone === 'lack' ? 'alert' : 'status' } : {})}>
      <Icon name={icon ?? ICONS[tone]} />
      <div>{children}</div>
    </div>
  );
}
interface NoteProps {
  tone: 'info' | 'lack' | 'bad' | 'good';
  icon?: IconName;
  live?: boolean;
  children: ComponentChildren;
}

export function Chip({ tone, children }: { tone?: 'ok' | 'lack'; children: ComponentChildren }) {
  return (
    <span class={`chip ${tone ?? ''}`}>
      {tone && <Icon name={tone === 'ok' ? 'check' : 'alert'} />}
      {children}
    </span>
  );
}

export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span class={`badge ${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
interface BadgeProps {
  tone: 'positive' | 'warning' | 'danger' | 'info' | 'quiet';
  icon: IconName;
  children: ComponentChildren;
}
