import { setTimeout as sleep } from 'node:timers/promises';
import type { MeetingOutcome, MeetingState } from '../../src/contract/kinds.js';
import type { MeetingView } from '../../src/meetings/meeting.view.js';
import type { Participant } from './participant.js';
import type { Random } from './random.js';

const LOOKS_EVERY_MS = 15_000;

/** What comes of meetings, how often, and what is noted. */
const OUTCOMES: readonly (readonly [outcome: MeetingOutcome, often: number, note: string | null])[] = [
  ['cocok', 45, null],
  ['perlu_sampel', 20, 'Kirim contoh ke kantor minggu depan'],
  ['perlu_sertifikat', 12, 'Lengkapi sertifikat dulu'],
  ['harga_tidak_cocok', 13, null],
  ['tidak_hadir', 10, null],
];

/** The desk that walks between the tables: it starts meetings when their time comes and notes what came of them. */
export class Floor {
  constructor(
    private readonly eventId: string,
    private readonly desk: Participant,
    /** Parties of visitors, who say themselves what came of their meetings. */
    private readonly visitors: ReadonlySet<string>,
    private readonly random: Random,
  ) {}

  /** All that is due by now, also of visitors: it was before they came. */
  async catchUp(): Promise<void> {
    await this.forDue(
      'planned',
      ({ startsAt }) => startsAt,
      (meeting) => this.start(meeting),
    );
    await this.forDue(
      'running',
      ({ endsAt }) => endsAt,
      (meeting) => this.note(meeting),
    );
  }

  /** Until the signal. */
  async keep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(LOOKS_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.forDue(
        'planned',
        ({ startsAt }) => startsAt,
        (meeting) => this.start(meeting),
      );
      await this.forDue(
        'running',
        ({ endsAt }) => endsAt,
        async (meeting) => {
          if (!this.visitors.has(meeting.agency.id) && !this.visitors.has(meeting.umkm.id)) await this.note(meeting);
        },
      );
    }
  }

  private async forDue(
    state: MeetingState,
    dueAt: (meeting: MeetingView) => string,
    act: (meeting: MeetingView) => Promise<unknown>,
  ): Promise<void> {
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `events/${this.eventId}/meetings?state=${state}&limit=100${cursor && `&cursor=${cursor}`}`;
      const page = await this.desk.get<{ items: MeetingView[]; nextCursor: string | null }>(path);
      if (!page.ok) return;
      const due = page.body.items.filter((meeting) => dueAt(meeting) <= new Date().toISOString());
      for (const meeting of due) await act(meeting);
      // in order of time: where one is not due, no later one is
      cursor = due.length < page.body.items.length ? null : page.body.nextCursor;
    }
  }

  private start({ id }: MeetingView): Promise<unknown> {
    return this.desk.send('POST', `meetings/${id}/state`, { action: 'start' });
  }

  private note({ id }: MeetingView): Promise<unknown> {
    const [outcome, , note] = this.random.weighted(OUTCOMES, ([, often]) => often);
    return this.desk.send('PUT', `meetings/${id}/outcome`, { outcome, note });
  }
}
