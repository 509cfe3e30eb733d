import type { AnyComponent, ComponentChildren, FunctionComponent } from 'preact';
import { Component } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import 'words:ui.page';
import { Icon } from './icon';
import { Failing, Loading } from './states';
import { language, t, wordsReady } from './words';

export type Density = 'phone' | 'agency' | 'organiser';

let firstPage = true;

/** The page's name: in the title bar, and where the focus goes after the place changed. */
export function PageTitle({
  children,
  name,
  hidden,
}: {
  children?: ComponentChildren;
  name?: string;
  hidden?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const title = name ?? (typeof children === 'string' ? children : (heading.current?.textContent ?? ''));
  useEffect(() => {
    document.title = title ? `${title} - Tapis` : 'Tapis';
  }, [title, language.value]);
  useEffect(() => {
    if (firstPage) firstPage = false;
    else heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 tabIndex={-1} ref={heading} class={hidden ? 'sr' : undefined}>
      {children ?? name}
    </h1>
  );
}

/** Sets size and theme on <html>, where tokens.css reads them. */
export function useLook(density: Density, theme?: 'dark'): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.density = density;
    root.dataset.theme = theme ?? localStorage.getItem('tapis.theme') ?? 'light';
  }, [density, theme]);
}

type Load = () => Promise<{ default: AnyComponent }>;

/** A screen whose code and texts come when it is first opened, or a little before. */
export function screen(load: Load): FunctionComponent & { preload: () => void } {
  let arrived: AnyComponent | undefined;
  const get = () =>
    load().then(async (module) => {
      await wordsReady();
      arrived = module.default;
    });
  const Screen = () => {
    const [shown, setShown] = useState({ component: arrived });
    const [error, setError] = useState<Error>();
    const ask = () => {
      setError(undefined);
      // Asked even if a preload brought it meanwhile: it is what draws it.
      get().then(() => setShown({ component: arrived }), setError);
    };
    useEffect(() => {
      if (!shown.component) ask();
    }, []);
    if (shown.component) return <shown.component />;
    return (
      <main class="page" id="main">
        {error ? (
          <Failing what={t('ui.page.notLoaded')} error={error} retry={ask} />
        ) : (
          <Loading what={t('ui.page.loading')} />
        )}
      </main>
    );
  };
  return Object.assign(Screen, { preload: () => void get().catch(() => {}) });
}

/** A mistake of ours on one screen leaves the rest standing and says so. */
export class ErrorBoundary extends Component<{ children: ComponentChildren; place: string }, { failed?: Error }> {
  override componentDidCatch(error: Error): void {
    console.error(error);
    this.setState({ failed: error });
  }
  override componentDidUpdate(before: { place: string }): void {
    if (before.place !== this.props.place && this.state.failed) this.setState({ failed: undefined });
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main class="page" id="main">
        <div class="note bad" role="alert">
          <Icon name="alert" />
          <div>
            <b>{t('ui.page.broken')}</b> {t('ui.page.brokenHint')}
            <div class="row">
              <button class="btn main" type="button" onClick={() => location.reload()}>
                {t('ui.page.reload')}
              </button>
              <a class="btn edge-btn" href="/">
                {t('ui.page.home')}
              </a>
            </div>
          </div>
        </div>
      </main>
    );
  }
}
