import type { Socket } from 'socket.io-client';
import {
  LIVE_NAMESPACE,
  type ClientToServerEvents,
  type LiveAuth,
  type LogEntry,
  type ServerToClientEvents,
} from '../../contract/live';
import { getLog } from '../api/events';
import { heard, lost } from './connection';
import { Follower, type FollowListener, type FollowPorts } from './follow';

type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Follows an event through the gateway. socket.io-client weighs more than a phone's first page, so it is loaded here only. */
export function followEvent(eventId: string, after: number, listener: FollowListener<LogEntry>): () => void {
  const ports: FollowPorts<LogEntry> = {
    readLog: (from) => getLog(eventId, from),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    connect: (last, on) => {
      let close = () => {};
      let closed = false;
      void import('socket.io-client').then(
        ({ io }) => {
          if (closed) return;
          const socket: LiveSocket = io(LIVE_NAMESPACE, {
            path: '/socket.io',
            transports: ['websocket'],
            auth: (send) => send({ eventId, after: last() } satisfies LiveAuth),
          });
          socket.on('hello', ({ head }) => {
            heard();
            on.hello(head);
          });
          socket.on('log', (frame) => {
            heard();
            on.frame(frame);
          });
          socket.on('head', ({ seq }) => {
            heard();
            on.head(seq);
          });
          socket.on('hint', on.hint);
          socket.on('disconnect', () => {
            lost();
            on.down();
          });
          socket.on('connect_error', on.down);
          close = () => socket.close();
        },
        () => on.down(),
      );
      return () => {
        closed = true;
        close();
      };
    },
  };
  const follower = new Follower(after, ports, listener).start();
  return () => follower.stop();
}
