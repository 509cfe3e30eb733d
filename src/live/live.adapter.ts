import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { originAllowed } from '../identity/origin.js';

const PAYLOAD_BYTES_MAX = 16 * 1024;
const HANDSHAKE_MS_MAX = 5_000;

/** How socket.io is set up: no compression a message, no state recovery (an own log does that without loss), our origins only. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly publicUrl: string | undefined,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      serveClient: false,
      transports: ['websocket', 'polling'],
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: PAYLOAD_BYTES_MAX,
      connectTimeout: HANDSHAKE_MS_MAX,
      allowRequest: (request: IncomingMessage, decide: (error: string | null, allowed: boolean) => void) =>
        decide(null, originAllowed(request.headers, this.publicUrl)),
    } as ServerOptions);
  }
}
