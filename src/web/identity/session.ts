import { computed, signal } from '@preact/signals';
import type { Role } from '../../contract/kinds';
import { Refusal } from '../api/client';
import * as people from '../api/people';
import type { EventRef, Me, Membership } from '../api/types';
import { waiting } from '../commitments/waiting';
import { forgetKept } from '../ui/resource';

/** Who is signed in here, in which role, for which event. `undefined` until the server has answered. */
export const me = signal<Me | null | undefined>(undefined);
export const meError = signal<Error | undefined>(undefined);

const EVENT_AT = 'tapis.event';
const ROLE_AT = 'tapis.role';
const RANK: Role[] = ['organiser', 'officer', 'umkm', 'desk', 'auditor', 'screen'];
const STAGE_RANK = ['live', 'open', 'closed', 'draft', 'archived'];

const chosenRole = signal<string | null>(localStorage.getItem(ROLE_AT));
const chosenEvent = signal<string | null>(localStorage.getItem(EVENT_AT));

export const roles = computed<Role[]>(() =>
  RANK.filter((role) => me.value?.memberships.some((held) => held.role === role)),
);
export const role = computed<Role | null>(
  () => roles.value.find((held) => held === chosenRole.value) ?? roles.value[0] ?? null,
);
export const memberships = computed<Membership[]>(
  () => me.value?.memberships.filter((held) => held.role === role.value) ?? [],
);

export const event = computed<EventRef | null>(() => {
  const all = me.value?.events ?? [];
  const byStage = [...all].sort((a, b) => STAGE_RANK.indexOf(a.stage) - STAGE_RANK.indexOf(b.stage));
  return all.find((one) => one.id === chosenEvent.value) ?? byStage[0] ?? null;
});

/** Where that event is: instants are shown in its time. */
export const zone = computed<string>(() => event.value?.timeZone ?? 'Asia/Jakarta');

export function chooseEvent(id: string): void {
  localStorage.setItem(EVENT_AT, id);
  chosenEvent.value = id;
}

export function chooseRole(next: Role): void {
  localStorage.setItem(ROLE_AT, next);
  chosenRole.value = next;
}

/** Whether this person stands for a party of a commitment. */
export const standsFor = (kind: 'agency' | 'umkm', id: string): boolean =>
  memberships.value.some((held) => held.scope.kind === kind && held.scope.id === id);

/** Where a role begins. */
export function homeOf(which: Role | null): string {
  if (which === 'organiser' || which === 'auditor') return '/acara';
  if (which === 'desk') return '/meja';
  if (which === 'screen') return event.value ? `/layar/${event.value.id}` : '/acara';
  return '/kebutuhan';
}

let asking: Promise<void> | undefined;

/** Asks the server who is there; once at a time, whoever wants to know. */
export function loadMe(): Promise<void> {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

async function ask(): Promise<void> {
  meError.value = undefined;
  try {
    enter(await people.getMe());
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) me.value = null;
    else meError.value = error as Error;
  }
}

export function enter(who: Me): void {
  me.value = who;
  // The next visit may start fetching this role's screen before it knows who is there.
  if (role.value) localStorage.setItem(ROLE_AT, role.value);
}

export const rememberedRole = (): string | null => localStorage.getItem(ROLE_AT);

export async function leave(): Promise<void> {
  await people.signOut();
  forgetKept();
  if (waiting.value.length > 0) await (await import('../commitments/intentions')).forgetIntentions();
  localStorage.removeItem(ROLE_AT);
  localStorage.removeItem(EVENT_AT);
  chosenRole.value = null;
  chosenEvent.value = null;
  me.value = null;
}
