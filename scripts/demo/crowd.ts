import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import { civilDate } from '../../src/platform/clock.js';
import { Encounter, type Outcome, type Room, takeBack } from './encounter.js';
import { HallTempo, HASTE, type Watcher } from './pace.js';
import { pairAsBuyer, pairAsSeller, type Pair, type People, showInterest } from './pairing.js';
import type { Participant } from './participant.js';
import { Random } from './random.js';
import { type Guest, ZONE } from './seed.js';

/** Tables at which people sit at the same time. */
const TABLES = 6;
const HISTORY_TABLES = 16;
const HISTORY_ROUNDS = 4;
/** Some of the pairs come to nothing. */
const HISTORY_SPARE = 1.3;
const TRIES_EACH = 4;
const SELLER_LOOKS = 0.3;
const AT_DESK = 0.15;
const TAKEN_BACK = 0.02;
const KEPT_TO_TAKE_BACK = 40;
/** Drafts that wait for a guest's signature when the demo starts, for each guest. */
const WAITING_EACH = 2;

/** The simulated people of the event. Guests, as whom visitors sign in, never act by themselves. */
export class Crowd {
  private readonly people: People;
  private readonly guests: People;
  private readonly desk: Participant | null;
  private readonly signed: CommitmentView[] = [];
  private sitting: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly eventId: string,
    private readonly everybody: readonly Participant[],
    guests: readonly Guest[],
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {
    const known = new Set(guests.map(({ personId }) => personId));
    const scopes = new Set(
      everybody.filter(({ person }) => known.has(person.id)).map(({ membership }) => membership.scopeId),
    );
    this.people = peopleAmong(eventId, everybody, (scopeId) => !scopes.has(scopeId));
    this.guests = peopleAmong(eventId, everybody, (scopeId) => scopes.has(scopeId));
    this.desk = everybody.find(({ membership, person }) => membership.role === 'desk' && !known.has(person.id)) ?? null;
  }

  /**
   * What was signed before anybody watches, as fast as the server goes, and what waits for the guests. First all find each other, then
   * all sign at the desk: a signature between two questions would have the ranking read anew, and each own device is a session more.
   */
  async signHistory(count: number): Promise<void> {
    const room = this.room(HASTE, 1);
    let signed = 0;
    for (let round = 0; round < HISTORY_ROUNDS && signed < count; round++) {
      const pairs = await this.pairs(Math.ceil((count - signed) * HISTORY_SPARE));
      await atTables(pairs.length, async (at) => {
        if (signed >= count || this.signal.aborted) return;
        if ((await this.signAt(room, pairs[at] as Pair)) === 'signed') signed++;
      });
    }
    if (!this.signal.aborted) await this.leaveForGuests(room);
  }

  private async pairs(count: number): Promise<Pair[]> {
    const found: Pair[] = [];
    await atTables(count, async () => {
      const pair = this.signal.aborted ? null : await pairAsBuyer(this.random, this.people);
      if (pair !== null) found.push(pair);
    });
    return found;
  }

  /** Goes on until the signal. */
  start(speed: number, watcher: Watcher): void {
    const tempo = new HallTempo(this.random, speed, watcher, this.signal);
    this.sitting = Promise.all(Array.from({ length: TABLES }, () => this.sit(tempo, watcher)));
  }

  /** Resolves when everybody has put the pen down: what was under way at the signal is done. */
  async settled(): Promise<void> {
    await this.sitting;
  }

  private async sit(tempo: HallTempo, watcher: Watcher): Promise<void> {
    const room = this.room(tempo, AT_DESK);
    while (!this.signal.aborted) {
      try {
        await tempo.moment([0.5, 3]);
        if (!(await watcher.isOpen())) await tempo.rest();
        else if (this.random.chance(TAKEN_BACK)) await this.takeBackOne(room);
        else await this.meet(room);
      } catch (thrown) {
        if (!this.signal.aborted) console.error(thrown);
      }
    }
  }

  private async meet(room: Room): Promise<void> {
    const pair = this.random.chance(SELLER_LOOKS)
      ? await pairAsSeller(this.random, this.people)
      : await pairAsBuyer(this.random, this.people);
    if (pair === null) return;
    await showInterest(this.random, pair);
    await this.signAt(room, pair);
  }

  private async signAt(room: Room, pair: Pair): Promise<Outcome> {
    const { outcome, commitment } = await new Encounter(room, pair).run();
    if (outcome === 'signed' && commitment !== null) this.signed.push(commitment);
    if (this.signed.length > KEPT_TO_TAKE_BACK) this.signed.shift();
    return outcome;
  }

  private async takeBackOne(room: Room): Promise<void> {
    const at = this.random.int([0, this.signed.length - 1]);
    const [commitment] = this.signed.splice(at, 1);
    if (commitment) await takeBack(room, commitment, this.everybody);
  }

  /** Each guest finds drafts that the other side has signed already. */
  private async leaveForGuests(room: Room): Promise<void> {
    const { eventId, buyers, sellers } = this.people;
    for (const umkmId of this.guests.sellers.keys()) {
      const people = { eventId, buyers, sellers: new Map([...sellers, ...this.guests.sellers]) };
      await this.leave(room, 'agency', () => pairAsSeller(this.random, people, umkmId));
    }
    for (const agencyId of this.guests.buyers.keys()) {
      const people = { eventId, sellers, buyers: this.guests.buyers };
      await this.leave(room, 'umkm', () => pairAsBuyer(this.random, people, agencyId));
    }
  }

  private async leave(room: Room, signedBy: 'agency' | 'umkm', find: () => Promise<Pair | null>): Promise<void> {
    const left = new Set<string>();
    for (let tries = 0; left.size < WAITING_EACH && tries < WAITING_EACH * TRIES_EACH; tries++) {
      const pair = await find();
      if (pair === null || left.has(pair.demand.id)) continue;
      const { outcome } = await new Encounter(room, pair).run(signedBy);
      if (outcome === 'left for others') left.add(pair.demand.id);
    }
  }

  private room(tempo: Room['tempo'], atDesk: number): Room {
    const officers = (agencyId: string) => [
      ...(this.people.buyers.get(agencyId) ?? []),
      ...(this.guests.buyers.get(agencyId) ?? []),
    ];
    const today = () => civilDate(new Date(), ZONE);
    return { eventId: this.eventId, random: this.random, tempo, desk: this.desk, atDesk, officers, today };
  }
}

/** Does something `times` times, at a few tables at once. */
async function atTables(times: number, work: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const table = async () => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: HISTORY_TABLES }, table));
}

function peopleAmong(eventId: string, everybody: readonly Participant[], isOf: (scopeId: string) => boolean): People {
  const own = everybody.filter(({ membership }) => isOf(membership.scopeId));
  const buyers = new Map<string, Participant[]>();
  for (const officer of own.filter(({ membership }) => membership.role === 'officer')) {
    buyers.set(officer.membership.scopeId, [...(buyers.get(officer.membership.scopeId) ?? []), officer]);
  }
  const sellers = new Map(
    own.filter(({ membership }) => membership.role === 'umkm').map((owner) => [owner.membership.scopeId, owner]),
  );
  return { eventId, buyers, sellers };
}
