import { type OnApplicationShutdown } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import type { ClientToServerEvents, LiveAuth, ServerToClientEvents } from '../contract/live.js';
import { LIVE_NAMESPACE } from '../contract/live.js';
import { Events } from '../events/events.service.js';
import { Policy } from '../identity/policy.service.js';
import { partyIds, type Principal } from '../identity/principal.js';
import { Sessions } from '../identity/sessions.service.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { toProblem } from '../platform/errors/problem.js';
import { Broadcaster } from './broadcaster.service.js';

interface SocketData {
  eventId: string;
  principal: Principal | null;
}
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
export type LiveNamespace = Namespace<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;

const SOCKETS_PER_SESSION_MAX = 4;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The door of the live path. Sockets carry server to client only; the handshake is the one input, and it is checked
 * here since guards and pipes of HTTP do not reach sockets.
 */
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class LiveGateway implements OnGatewayInit<LiveNamespace>, OnGatewayConnection<LiveSocket>, OnApplicationShutdown {
  @WebSocketServer()
  private readonly namespace: LiveNamespace;

  constructor(
    private readonly events: Events,
    private readonly sessions: Sessions,
    private readonly policy: Policy,
    private readonly broadcaster: Broadcaster,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.broadcaster.attach(namespace);
    namespace.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (thrown: unknown) => {
          const refusal = thrown instanceof DomainError ? thrown : new DomainError('internal_error', { requestId: null });
          next(Object.assign(new Error(refusal.code), { data: toProblem(refusal, null) }));
        },
      );
    });
  }

  private async admit(socket: LiveSocket): Promise<void> {
    const auth = readAuth(socket.handshake.auth);
    const principal = await this.sessions.principalOf(socket.handshake.headers.cookie);
    const event = await this.events.get(auth.eventId);
    this.policy.require(principal, 'live.connect', await this.events.factsOf(event, principal));
    const head = await this.broadcaster.headOf(auth.eventId);
    if (auth.after > head) throw new DomainError('after_beyond_head', { after: auth.after, head });
    if (principal && this.broadcaster.socketsOf(principal.sessionId) >= SOCKETS_PER_SESSION_MAX) {
      throw new DomainError('too_many_requests', { seconds: 5 });
    }
    socket.data = { eventId: auth.eventId, principal };
  }

  handleConnection(socket: LiveSocket): void {
    const { eventId, principal } = socket.data;
    // nothing is to be said to the server: whoever talks is not a client of ours
    socket.onAny(() => socket.disconnect(true));
    this.broadcaster.join(socket, eventId, new Set(partyIds(principal)), principal?.sessionId ?? null);
  }

  onApplicationShutdown(): void {
    this.namespace?.disconnectSockets(true);
  }
}

function readAuth(auth: Record<string, unknown>): LiveAuth {
  const { eventId, after } = auth;
  if (typeof eventId !== 'string' || !UUID.test(eventId)) throw new DomainError('validation_failed', { field: 'eventId' });
  if (typeof after !== 'number' || !Number.isSafeInteger(after) || after < 0) throw new DomainError('validation_failed', { field: 'after' });
  return { eventId, after };
}
