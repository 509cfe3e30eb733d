import { Injectable } from '@nestjs/common';
import { demandCounter, packageCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import type { Demand } from '../demands/demand.entity.js';
import type { Package } from '../demands/package.entity.js';
import type { Held, HeldDemand } from './held-back.js';
import type { ImportedRecord } from './imported-record.entity.js';

/** What is signed on packages and demands, and which of them were taken back. */
@Injectable()
export class Holdings {
  constructor(private readonly counters: Counters) {}

  /** @param lines what demands were last imported as, by demand */
  async of(
    packages: readonly Package[],
    demands: readonly Demand[],
    lines: ReadonlyMap<string, ImportedRecord>,
  ): Promise<Held> {
    // history has no counters
    const plans = packages.filter((pack) => pack.status !== 'history');
    const counters = await this.counters.find([
      ...plans.map((pack) => packageCounter(pack.id)),
      ...demands.map((demand) => demandCounter(demand.id)),
    ]);
    const committed = (id: string) => counters.get(id)?.committed ?? 0;
    return {
      packages: new Map(
        packages.map((pack) => [
          pack.id,
          { committed: committed(packageCounter(pack.id)), open: pack.status === 'active' },
        ]),
      ),
      demands: new Map(
        demands.map((demand): [string, HeldDemand] => [
          demand.id,
          {
            committed: committed(demandCounter(demand.id)),
            unitId: demand.unitId,
            state: stateOf(demand, lines.get(demand.id)),
          },
        ]),
      ),
    };
  }
}

function stateOf(demand: Demand, line: ImportedRecord | undefined): HeldDemand['state'] {
  const isTaken = demand.status === 'withdrawn' || demand.deletedAt !== null;
  if (!isTaken) return 'here';
  return line?.gone ? 'gone' : 'removed';
}
