import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { Participation } from './participation.entity.js';

export const FIGURES = ['agencies', 'umkm', 'packages', 'demands', 'offers', 'commitments'] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Record<Figure, number>;

/** How many of what an event has. Rooms that come after events tell here, at start, how theirs are counted. */
@Injectable()
export class EventFigures {
  private readonly counts = new Map<Figure, (eventId: string) => Promise<number>>();

  constructor(private readonly db: Database) {
    for (const kind of ['agency', 'umkm'] as const) {
      this.register(kind === 'agency' ? 'agencies' : 'umkm', (eventId) =>
        this.db.read((m) => m.countBy(Participation, { eventId, partyKind: kind, state: Not('withdrawn' as const) })),
      );
    }
  }

  register(figure: Figure, count: (eventId: string) => Promise<number>): void {
    this.counts.set(figure, count);
  }

  async of(eventId: string): Promise<Figures> {
    const figures = await Promise.all(FIGURES.map(async (figure) => [figure, (await this.counts.get(figure)?.(eventId)) ?? 0] as const));
    return Object.fromEntries(figures) as Figures;
  }
}
