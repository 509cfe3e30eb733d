import { computed, effect, signal } from '@preact/signals';
import { contact } from '../api/client';
import { contactState } from './contact';

/** Whether the server can be heard. Every answer and every silence of the API client and the socket is told here. */
const PING_EVERY_MS = 30_000;
const RETRY_EVERY_MS = 2_500;

const now = signal(Date.now());
const silentSince = signal<number | null>(null);
export const heardAt = signal(Date.now());

/** Counts returns of the connection: what failed or grew old meanwhile asks again. */
export const returns = signal(0);

export const contactNow = computed(() => contactState(now.value, silentSince.value, heardAt.value));

export function heard(): void {
  heardAt.value = Date.now();
  if (silentSince.value === null) return;
  silentSince.value = null;
  returns.value += 1;
}

export function lost(): void {
  if (silentSince.value === null) silentSince.value = Date.now();
  now.value = Date.now();
}

async function ping(): Promise<void> {
  try {
    const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    if (answer.ok) heard();
    else lost();
  } catch {
    lost();
  }
}

/** 'Coba sambung': asks at once. */
export const reconnectNow = () => ping();

export function watchConnection(): void {
  contact.heard = heard;
  contact.lost = lost;
  addEventListener('offline', lost);
  addEventListener('online', () => void ping());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void ping();
  });
  effect(() => {
    const inTrouble = silentSince.value !== null;
    const timer = setInterval(
      () => {
        now.value = Date.now();
        if (!document.hidden && (inTrouble || Date.now() - heardAt.value >= PING_EVERY_MS)) void ping();
      },
      inTrouble ? RETRY_EVERY_MS : PING_EVERY_MS / 2,
    );
    return () => clearInterval(timer);
  });
}
