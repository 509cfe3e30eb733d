import { Injectable } from '@nestjs/common';
import type { Action } from '../identity/policy.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Organisers } from '../organisers/organisers.service.js';
import { civilDate, Clock } from '../platform/clock.js';
import type { Umkm } from './umkm.entity.js';
import { Umkms } from './umkms.service.js';

/** The door to a business and all that hangs under it: who may do this to it, and what day it is there. */
@Injectable()
export class UmkmAccess {
  constructor(
    private readonly clock: Clock,
    private readonly policy: Policy,
    private readonly organisers: Organisers,
    private readonly umkms: Umkms,
  ) {}

  /** @throws DomainError not_found, not_allowed */
  async open(principal: Principal, action: Action, umkmId: string): Promise<Umkm> {
    const umkm = await this.umkms.get(umkmId);
    this.policy.require(principal, action, await this.umkms.factsOf(umkm, principal));
    return umkm;
  }

  /** Today where its trade office is. */
  async todayOf(umkm: Pick<Umkm, 'organiserId'>): Promise<string> {
    return civilDate(this.clock.now(), (await this.organisers.get(umkm.organiserId)).timeZone);
  }
}
