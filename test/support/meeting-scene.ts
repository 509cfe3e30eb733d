/** A live event whose buyers and sellers all match, at an hour that the test sets: half past seven in the morning of its only day. */
import { jest } from '@jest/globals';
import { makeWorld, type World } from '../../scripts/support/world.js';
import type { Role } from '../../src/contract/kinds.js';
import type { MeetingView } from '../../src/meetings/meeting.view.js';
import type { SchedulePlanView } from '../../src/meetings/schedule-plan.view.js';
import type { AttendanceView, ScheduleView, WishView } from '../../src/meetings/schedule.view.js';
import { Clock } from '../../src/platform/clock.js';
import type { TestServer } from './app.js';
import { allPages } from './buyers.js';
import { Client } from './client.js';

const DAY = new Date().toISOString().slice(0, 10);

export const slotKey = (time: string): string => `${DAY}T${time}`;

/** Four slots of 20 minutes with 10 between them: 09:00, 09:30, 10:00, 10:30. */
export const aFrame = (changes: Record<string, unknown> = {}) => ({
  sessions: [{ date: DAY, from: '09:00', to: '11:00' }],
  slotMinutes: 20,
  gapMinutes: 10,
  tables: [{ name: 'Meja 1', place: 'Aula timur' }, { name: 'Meja 2' }],
  ...changes,
});

export const RULES = { interest: 'either', interestPoints: 1_000, bestPerAgency: 31, bestPerUmkm: 31 };

export class MeetingScene {
  organiser!: Client;

  private constructor(
    private readonly server: TestServer,
    readonly world: World,
  ) {}

  static async play(
    server: TestServer,
    options: { buyers?: number; sellers?: number; live?: boolean } = {},
  ): Promise<MeetingScene> {
    const { buyers = 2, sellers = 3, live = true } = options;
    setTime(server, '07:30');
    const scene = new MeetingScene(server, await makeWorld(server.app, { buyers, sellers, live }));
    scene.organiser = scene.as(scene.world.organiser);
    return scene;
  }

  /** Time of day in the event's zone. */
  at(time: string): void {
    setTime(this.server, time);
  }

  as(actor: { cookie: string }): Client {
    return Object.assign(new Client(this.server.url), { cookie: actor.cookie });
  }

  get buyer(): Client {
    return this.as(this.world.buyers[0]!);
  }

  get seller(): Client {
    return this.as(this.world.sellers[0]!);
  }

  get path(): string {
    return `events/${this.world.eventId}/schedule`;
  }

  async invited(role: Role): Promise<Client> {
    const { eventId } = this.world;
    const invitation = await this.organiser.must(
      this.organiser.post<{ link: { token: string } }>(`events/${eventId}/invitations`, {
        role,
        scope: { kind: 'event', id: eventId },
        name: 'Budi Santoso',
      }),
    );
    const client = new Client(this.server.url);
    await client.must(client.post('session', { linkToken: invitation.link.token }));
    return client;
  }

  schedule(): Promise<ScheduleView> {
    return this.organiser.must(this.organiser.get<ScheduleView>(this.path));
  }

  async setFrame(changes: Record<string, unknown> = {}): Promise<ScheduleView> {
    const { version } = await this.schedule();
    return this.organiser.must(this.putFrame(version, changes));
  }

  putFrame(version: number, changes: Record<string, unknown> = {}) {
    return this.organiser.send<ScheduleView>('PUT', `${this.path}/frame`, aFrame(changes), {
      'if-match': `"${version}"`,
    });
  }

  async build(rules: Record<string, unknown> = RULES): Promise<WishView[]> {
    await this.organiser.must(this.organiser.post(`${this.path}/wishes/build`, rules));
    return this.wishes();
  }

  wishes(query = ''): Promise<WishView[]> {
    return allPages<WishView>(this.organiser, `${this.path}/wishes${query}`, 100);
  }

  async editWish({ id }: Pick<WishView, 'id'>, changes: Record<string, unknown>): Promise<WishView> {
    const wish = (await this.wishes()).find((one) => one.id === id)!;
    return this.organiser.must(this.organiser.patch<WishView>(`${this.path}/wishes/${id}`, wish.version, changes));
  }

  draft(): Promise<SchedulePlanView> {
    return this.organiser.must(this.organiser.post<SchedulePlanView>(`${this.path}/draft`));
  }

  repair(body: Record<string, unknown> = {}): Promise<SchedulePlanView> {
    return this.organiser.must(this.organiser.post<SchedulePlanView>(`${this.path}/repair`, body));
  }

  publish({ id }: Pick<SchedulePlanView, 'id'>): Promise<SchedulePlanView> {
    return this.organiser.must(this.organiser.post<SchedulePlanView>(`${this.path}/publish`, { planId: id }));
  }

  /** Frame, wishes, draft, published. */
  async published(changes: Record<string, unknown> = {}): Promise<SchedulePlanView> {
    await this.setFrame(changes);
    await this.build();
    return this.publish(await this.draft());
  }

  meetings(who = this.organiser, query = ''): Promise<MeetingView[]> {
    return allPages<MeetingView>(who, `events/${this.world.eventId}/meetings${query}`, 50);
  }

  attendance(partyId: string, changes: Record<string, unknown>): Promise<AttendanceView> {
    return this.organiser.must(
      this.organiser.send<AttendanceView>('PATCH', `${this.path}/attendances/${partyId}`, changes),
    );
  }
}

function setTime(server: TestServer, time: string): void {
  const instant = new Date(`${DAY}T${time}:00+07:00`);
  jest.spyOn(server.app.get(Clock), 'now').mockReturnValue(instant);
}
