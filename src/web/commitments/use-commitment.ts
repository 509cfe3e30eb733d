import { useEffect } from 'preact/hooks';
import { getCommitment } from '../api/commitments';
import type { Commitment } from '../api/types';
import { useNews } from '../live/use-news';
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
  useNews(eventId, ['commitment'], commitment.reload, id);
  return commitment;
}
