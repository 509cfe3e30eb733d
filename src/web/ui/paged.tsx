import { useEffect, useRef, useState } from 'preact/hooks';
import 'words:ui.paged';
import type { Page } from '../api/types';
import { useResource, type Resource } from './resource';
import { t } from './words';

/** A list that comes page by page: its first page is a resource, more is asked for by a button. */
export interface PagedList<T> {
  first: Resource<Page<T>>;
  items: T[];
  more: (() => void) | null;
  busy: boolean;
  change: (isIt: (item: T) => boolean, next: T) => void;
}

export function usePaged<T>(key: string | null, load: (cursor: string | null) => Promise<Page<T>>): PagedList<T> {
  const first = useResource(key, () => load(null));
  const [rest, setRest] = useState<{ of: number | undefined; items: T[]; cursor: string | null }>();
  const [busy, setBusy] = useState(false);
  // A first page that was asked anew starts the list anew.
  const own = rest && rest.of === first.at ? rest : undefined;
  const cursor = own ? own.cursor : (first.data?.nextCursor ?? null);
  const more = async () => {
    setBusy(true);
    try {
      const next = await load(cursor);
      setRest({ of: first.at, items: [...(own?.items ?? []), ...next.items], cursor: next.nextCursor });
    } finally {
      setBusy(false);
    }
  };
  const items = [...(first.data?.items ?? []), ...(own?.items ?? [])];
  const change = (isIt: (item: T) => boolean, next: T) => {
    const swap = (item: T) => (isIt(item) ? next : item);
    if (own) setRest({ ...own, items: own.items.map(swap) });
    first.set((page) => ({ ...page, items: page.items.map(swap) }));
  };
  return { first, items, more: cursor === null ? null : () => void more().catch(() => {}), busy, change };
}

export function More({ list }: { list: Pick<PagedList<unknown>, 'more' | 'busy'> }) {
  if (!list.more) return null;
  return (
    <p class="row more">
      <button class="btn edge-btn" type="button" aria-busy={list.busy} onClick={list.more}>
        {t(list.busy ? 'ui.paged.busy' : 'ui.paged.more')}
      </button>
    </p>
  );
}

const SEARCH_AFTER_MS = 300;

/** A search box; what is typed is looked for after a short rest. */
export function SearchBox({ label, onSearch }: { label: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState('');
  const told = useRef('');
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onSearch(text.trim());
    }, SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <input
      class="input search-box"
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
    />
  );
}
