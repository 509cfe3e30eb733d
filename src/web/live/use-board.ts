import { useEffect, useRef, useState } from 'preact/hooks';
import { getBoard } from '../api/events';
import type { Board } from '../api/types';
import { heardAt, returns } from './connection';
import { followEvent } from './socket';

export interface LiveBoard {
  board: Board | undefined;
  error: Error | undefined;
  /** When the server was last heard while these figures stood. */
  at: number;
  paused: boolean;
  pause: (paused: boolean) => void;
  retry: () => void;
}

/** The board, asked anew at each news of the log; one question at a time, and one more if news came meanwhile. */
export function useBoard(eventId: string): LiveBoard {
  const [board, setBoard] = useState<Board>();
  const [error, setError] = useState<Error>();
  const [paused, setPaused] = useState(false);
  const [pausedAt, setPausedAt] = useState(0);
  const asking = useRef(false);
  const again = useRef(false);
  const hold = useRef(false);

  const ask = async () => {
    if (hold.current) return void (again.current = true);
    if (asking.current) return void (again.current = true);
    asking.current = true;
    try {
      do {
        again.current = false;
        const next = await getBoard(eventId);
        // A late answer never takes the figures back.
        if (!hold.current) setBoard((now) => (now && now.asOf.seq > next.asOf.seq ? now : next));
        setError(undefined);
      } while (again.current && !hold.current);
    } catch (problem) {
      setError(problem as Error);
    } finally {
      asking.current = false;
    }
  };

  useEffect(() => void ask(), [eventId]);
  useEffect(() => {
    const before = returns.peek();
    return returns.subscribe((count) => void (count > before && ask()));
  }, [eventId]);
  const started = board !== undefined;
  useEffect(() => {
    if (started) return followEvent(eventId, board.asOf.seq, { entries: () => void ask() });
  }, [eventId, started]);

  const pause = (next: boolean) => {
    hold.current = next;
    setPaused(next);
    setPausedAt(Date.now());
    if (!next) void ask();
  };
  return { board, error, at: paused ? pausedAt : heardAt.value, paused, pause, retry: () => void ask() };
}
