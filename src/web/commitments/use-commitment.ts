import { useEffect } from 'preact/hooks';
import { getCommitment } from '../api/commitments';
import { getLog } from '../api/events';
import type { Commitment } from '../api/types';
import { followEvent } from '../live/socket';
import { waiting } from './waiting';
import { useResource, type Resource } from '../ui/resource';

/** A commitment that stays current: a hint, or an entry of the event's log, makes it ask again. */
export function useCommitment(id: string): Resource<Commitment> {
  const commitment = useResource(`commitment/${id}`, () => getCommitment(id));
  const eventId = commitment.data?.eventId;
  useEffect(() => {
    // A try that got no answer may have arrived: the commitment tells, and then nothing waits any more.
    if (!commitment.data || !waiting.value.some((one) => one.commitmentId === id)) return;
    const told = commitment.data;
    void import('./intentions').then(({ settle }) => settle(told)).catch(() => {});
  }, [commitment.data]);
  useEffect(() => {
    if (!eventId) return;
    let stop = () => {};
    let left = false;
    void headOf(eventId).then((head) => {
      if (left) return;
      stop = followEvent(eventId, head, {
        entries: () => commitment.reload(),
        hint: (hint) => hint.id === id && commitment.reload(),
      });
    });
    return () => {
      left = true;
      stop();
    };
  }, [eventId, id]);
  return commitment;
}

/** Where the log stands now; what came before is in the commitment already. */
async function headOf(eventId: string): Promise<number> {
  try {
    return (await getLog(eventId, 0, 1)).head;
  } catch {
    return 0;
  }
}
