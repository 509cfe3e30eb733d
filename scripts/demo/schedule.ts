import type { INestApplicationContext } from '@nestjs/common';
import { Events } from '../../src/events/events.service.js';
import type { Principal } from '../../src/identity/principal.js';
import { Attendances } from '../../src/meetings/attendances.service.js';
import { EventParties, type EventParty } from '../../src/meetings/event-parties.queries.js';
import { Frames } from '../../src/meetings/frames.service.js';
import type { Session } from '../../src/meetings/frame.js';
import { Plannings } from '../../src/meetings/planning.service.js';
import { Publishing } from '../../src/meetings/publishing.service.js';
import { Wishes } from '../../src/meetings/wishes.service.js';
import { Schedules } from '../../src/meetings/schedules.service.js';
import type { Random } from './random.js';
import type { Seeded } from './seed.js';
import { GAP_MINUTES, SLOT_MINUTES } from './timetable.js';

const HALL_TABLES = 16;
const PORCH_TABLES = 8;
const RULES = { interest: 'either', interestPoints: 1_000, bestPerAgency: 9, bestPerUmkm: 2 } as const;
/** Offices that send two people. */
const PAIRS_SENT = 4;
const INTRODUCED_TO = 3;
const ABSENT = 0.02;
const NOT_YET = 0.06;

/** What the trade office did before the day: who meets whom, when and at which table, published; and who has come through the door. */
export async function seedSchedule(
  app: INestApplicationContext,
  { eventId, guests }: Seeded,
  sessions: Session[],
  random: Random,
): Promise<void> {
  const event = await app.get(Events).get(eventId);
  const organiser = organiserOf(guests[0]?.personId ?? '', event.organiserId);
  const { version } = await app.get(Schedules).of(eventId);
  const tables = [
    ...Array.from({ length: HALL_TABLES }, (_, at) => ({ name: `Meja ${at + 1}`, place: 'Aula utama' })),
    ...Array.from({ length: PORCH_TABLES }, (_, at) => ({
      name: `Meja ${HALL_TABLES + at + 1}`,
      place: 'Selasar timur',
    })),
  ];
  const frame = { sessions, slotMinutes: SLOT_MINUTES, gapMinutes: GAP_MINUTES, tables };
  await app.get(Frames).edit(organiser, eventId, version, frame);
  const parties = await app.get(EventParties).list(eventId);
  const known = new Set(guests.map(({ scope }) => scope));
  const agencies = parties.filter(({ kind }) => kind === 'agency');
  for (const { id } of agencies.slice(0, PAIRS_SENT))
    await app.get(Attendances).edit(organiser, eventId, id, { parallel: 2 });
  await app.get(Wishes).build(organiser, eventId, RULES);
  await introduce(app, organiser, eventId, parties, known);
  const plan = await app.get(Plannings).draft(organiser, event);
  await app.get(Publishing).publish(organiser, eventId, plan.id);
  for (const { id, name } of parties) {
    if (!known.has(name) && random.chance(NOT_YET)) continue;
    const arrival = !known.has(name) && random.chance(ABSENT) ? 'absent' : 'arrived';
    await app.get(Attendances).arrive(event, id, { arrival });
  }
}

/** A visitor's business that matches nobody yet, for want of a paper, is introduced to some offices all the same. */
async function introduce(
  app: INestApplicationContext,
  organiser: Principal,
  eventId: string,
  parties: readonly EventParty[],
  known: ReadonlySet<string>,
): Promise<void> {
  const offices = parties.filter(({ kind }) => kind === 'agency').slice(0, INTRODUCED_TO);
  for (const { id, kind, name } of parties) {
    if (kind !== 'umkm' || !known.has(name)) continue;
    const query = { partyId: id, limit: 1 };
    if ((await app.get(Wishes).list(organiser, eventId, query)).items.length > 0) continue;
    for (const office of offices) await app.get(Wishes).add(organiser, eventId, { agencyId: office.id, umkmId: id });
  }
}

function organiserOf(personId: string, organiserId: string): Principal {
  const membership = { id: '', role: 'organiser', organiserId, scopeKind: 'organiser', scopeId: organiserId } as const;
  return { personId, name: '', sessionId: '', memberships: [membership] };
}
