import { useEffect, useRef } from 'preact/hooks';
import { getLog } from '../api/events';
import { followEvent } from './socket';

/** Many meetings change in the same moment, and a page needs to ask once. */
const GATHER_MS = 400;

/** Calls back whenever the log gains entries, or a hint names one of these kinds (of `id`, where one is given). */
export function useNews(eventId: string | undefined, kinds: readonly string[], onNews: () => void, id?: string): void {
  const latest = useRef(onNews);
  latest.current = onNews;
  useEffect(() => {
    if (!eventId) return;
    let stop = () => {};
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        latest.current();
      }, GATHER_MS);
    };
    void headOf(eventId).then((head) => {
      if (left) return;
      stop = followEvent(eventId, head, {
        entries: tell,
        hint: (hint) => kinds.includes(hint.kind) && (id === undefined || hint.id === id) && tell(),
      });
    });
    return () => {
      left = true;
      clearTimeout(timer);
      stop();
    };
  }, [eventId, id]);
}

/** Where the log stands now; what came before is in what was read already. */
async function headOf(eventId: string): Promise<number> {
  try {
    return (await getLog(eventId, 0, 1)).head;
  } catch {
    return 0;
  }
}
