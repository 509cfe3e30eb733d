import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import { demandCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { type DemandView, demandView } from './demand.view.js';
import type { Demand } from './demand.entity.js';
import type { Package } from './package.entity.js';
import { Packages } from './packages.service.js';

/** Demands as a person may see them, wherever they are shown: lists, matches, drafts. */
@Injectable()
export class ShownDemands {
  constructor(
    private readonly policy: Policy,
    private readonly agencies: Agencies,
    private readonly packages: Packages,
    private readonly counters: Counters,
  ) {}

  /** One view for each demand, in their order. */
  async of(principal: Principal, demands: readonly Demand[]): Promise<DemandView[]> {
    const packages = await this.packages.listByIds(demands.map((demand) => demand.packageId));
    const agencies = await this.agencies.listByIds(demands.map((demand) => demand.agencyId));
    const counters = await this.counters.find(demands.map((demand) => demandCounter(demand.id)));
    const packageById = new Map(packages.map((pack) => [pack.id, pack]));
    const agencyById = new Map(agencies.map((agency) => [agency.id, agency]));
    return demands.map((demand) =>
      demandView({
        demand,
        // both exist: foreign keys say so
        package: packageById.get(demand.packageId) as Package,
        agency: agencyById.get(demand.agencyId) as Agency,
        committed: counters.get(demandCounter(demand.id))?.committed ?? 0,
        viewer: this.seesAll(principal, demand) ? 'full' : 'public',
      }),
    );
  }

  async one(principal: Principal, demand: Demand): Promise<DemandView> {
    const [view] = await this.of(principal, [demand]);
    return view as DemandView;
  }

  /** Those who may edit a demand are those whose ceiling it is. */
  seesAll(principal: Principal, demand: Pick<Demand, 'organiserId' | 'agencyId'>): boolean {
    return this.policy.can(principal, 'demand.edit', { organiserId: demand.organiserId, owners: [demand.agencyId] });
  }
}
