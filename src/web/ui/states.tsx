import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import 'words:ui.state';
import { moment } from '../../contract/format';
import { Refusal } from '../api/client';
import { reconnectNow } from '../live/connection';
import { zone } from '../identity/session';
import { Icon, type IconName } from './icon';
import type { Resource } from './resource';
import { language, t } from './words';

/** The states every list and page can be in (design/README, 'state' table), in the same words everywhere. */
const SHAPE_AFTER_MS = 300;
const SLOW_AFTER_MS = 10_000;

/** Nothing for 300 ms, then the shape of what comes, then a word about the signal. */
export function Loading({ what, cards = 2 }: { what: string; cards?: number }) {
  const [phase, setPhase] = useState<'nothing' | 'shape' | 'slow'>('nothing');
  useEffect(() => {
    const shape = setTimeout(() => setPhase('shape'), SHAPE_AFTER_MS);
    const slow = setTimeout(() => setPhase('slow'), SLOW_AFTER_MS);
    return () => {
      clearTimeout(shape);
      clearTimeout(slow);
    };
  }, []);
  return (
    <div aria-busy="true">
      <p role="status">
        {phase === 'shape' && what}
        {phase === 'slow' && t('ui.state.slow')}
      </p>
      {phase !== 'nothing' &&
        Array.from({ length: cards }, (_, index) => (
          <div class="sk-card" key={index}>
            <div class="sk w7" />
            <div class="sk w5" />
            <div class="sk" />
          </div>
        ))}
    </div>
  );
}

/** What failed, what is safe, a way to try again, and a code for staff. */
export function Failing({ what, error, retry }: { what: string; error: Error; retry: () => void }) {
  const refusal = error instanceof Refusal ? error : null;
  const code = refusal?.problem.requestId?.slice(-4).toUpperCase();
  return (
    <div class="note bad" role="alert">
      <Icon name="alert" />
      <div>
        <b>{what}</b> {refusal ? refusal.words : t('ui.state.noAnswer')}
        {code && ` ${t('ui.state.code', { code })}`}
        <div class="row">
          <button class="btn main" type="button" onClick={retry}>
            {t('ui.state.retry')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Figures stay, their time is said, and a button asks for new ones. */
export function OldData({ at, reload }: { at: number; reload: () => void }) {
  return (
    <div class="note lack">
      <Icon name="clock" />
      <div>
        <b>{t('ui.state.old', { at: moment(at, zone.value, language.value) })}</b> {t('ui.state.oldHint')}
        <div class="row">
          <button
            class="btn edge-btn"
            type="button"
            onClick={() => {
              void reconnectNow();
              reload();
            }}
          >
            {t('ui.state.refresh')}
          </button>
        </div>
      </div>
    </div>
  );
}

export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      {icon && (
        <span class="pic">
          <Icon name={icon} />
        </span>
      )}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
interface EmptyProps {
  icon?: IconName;
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}

/** Chooses among loading, failing, old and shown. */
export function Shown<T>({ of, loading, failing, cards, children }: ShownProps<T>) {
  if (of.data === undefined)
    return of.error ? (
      <Failing what={failing} error={of.error} retry={of.reload} />
    ) : (
      <Loading what={loading} {...(cards === undefined ? {} : { cards })} />
    );
  return (
    <>
      {of.error && of.at !== undefined && <OldData at={of.at} reload={of.reload} />}
      {children(of.data)}
    </>
  );
}
interface ShownProps<T> {
  of: Resource<T>;
  loading: string;
  failing: string;
  cards?: number;
  children: (data: T) => ComponentChildren;
}
