import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import { Participations } from '../events/participations.service.js';
import type { Saving } from './file-kind.js';
import { agencyFields } from './package-fields.js';
import type { AgencyFacts } from './records.js';

/** Finds or makes the buyers that a file names, and lets them take part. */
@Injectable()
export class BuyerLinks {
  constructor(
    private readonly agencies: Agencies,
    private readonly participations: Participations,
  ) {}

  /** One buyer for each description, in its order; each spelling is looked up once. */
  async link(saving: Saving, described: readonly AgencyFacts[]): Promise<Agency[]> {
    const spellings = described.map((facts) => JSON.stringify(facts));
    const distinct = new Map(spellings.map((spelling, at) => [spelling, described[at] as AgencyFacts]));
    if (distinct.size === 0) return [];
    const taking = await this.taking(saving);
    const linked = await this.agencies.linkMany(
      saving.event,
      [...distinct.values()].map((facts) => agencyFields(facts, saving.event.sample)),
    );
    const bySpelling = new Map([...distinct.keys()].map((spelling, at) => [spelling, linked[at]?.agency as Agency]));
    for (const { agency, outcome } of linked) {
      if (outcome === 'created') saving.effects.created('agencies', agency, null);
      if (!taking.has(agency.id)) saving.effects.created('participations', { id: agency.id, version: 1 }, null);
    }
    return spellings.map((spelling) => bySpelling.get(spelling) as Agency);
  }

  async takePart(saving: Saving, agencyIds: readonly string[]): Promise<void> {
    const taking = await this.taking(saving);
    const missing = [...new Set(agencyIds)].filter((id) => !taking.has(id));
    await this.participations.addAll(saving.event.id, 'agency', missing);
    for (const id of missing) saving.effects.created('participations', { id, version: 1 }, null);
  }

  private async taking({ event }: Saving): Promise<Set<string>> {
    return new Set((await this.participations.of(event.id, 'agency')).map((row) => row.partyId));
  }
}
