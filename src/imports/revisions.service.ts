import { Injectable } from '@nestjs/common';
import { planKey } from '../demands/package-key.js';
import type { Package } from '../demands/package.entity.js';
import { Packages } from '../demands/packages.service.js';
import { Database } from '../platform/database/database.js';
import type { Saving } from './file-kind.js';
import type { RevisionRecord } from './records.js';
import { joined, possible, type Step, type Taken } from './revision-chains.js';
import { StagedRecord } from './staged-record.entity.js';

/** Follows revisions: those that a plan states itself, and those of revision files, whichever of the two came first. */
@Injectable()
export class Revisions {
  constructor(
    private readonly db: Database,
    private readonly packages: Packages,
  ) {}

  /** Takes every step that has become possible. Call after packages or revisions were saved, in the same write. */
  async follow(saving: Saving): Promise<void> {
    const steps = joined([...statedSteps(saving), ...(await this.stagedSteps(saving))]);
    if (steps.length === 0) return;
    const keys = steps.flatMap(({ from, to }) => [from, ...to].map(planKey));
    const found = await this.packages.findByKeys(saving.event.organiserId, keys);
    const byCode = new Map([...found.values()].map((pack) => [pack.rupCode ?? '', pack]));
    for (const taken of possible(steps, byCode)) {
      const { version } = await this.take(taken);
      saving.effects.edited('packages', taken.from, version, null);
    }
  }

  private take({ from, to }: Taken<Package>): Promise<Package> {
    return to.length > 0
      ? this.packages.replace(from, to)
      : this.packages.change(from, from.version, { status: 'cancelled' });
  }

  private async stagedSteps({ event }: Saving): Promise<Step[]> {
    const rows = await this.db.read((m) =>
      m.findBy(StagedRecord, { organiserId: event.organiserId, kind: 'revision' }),
    );
    return rows.map(({ data }) => data as unknown as RevisionRecord);
  }
}

function statedSteps({ rows }: Saving): Step[] {
  return rows.flatMap(({ record }) => {
    if (record.type !== 'package' || record.status !== 'active') return [];
    const [code] = record.rupCodes;
    return code === undefined ? [] : record.replacesRupCodes.map((from) => ({ from, to: [code] }));
  });
}
