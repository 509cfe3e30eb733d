import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import { Events } from '../events/events.service.js';
import { type PlanSettings, planSettingsOf } from '../events/plan-settings.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { EngineThread } from './engine-thread.service.js';
import { Plan } from './plan.entity.js';
import { changesSince, type PlanChange } from './plan-age.js';
import { drawPlan } from './plan-lines.js';
import { askForPlan } from './plan-question.js';
import { PlanSources } from './plan-sources.queries.js';
import { PlanStore } from './plan-store.service.js';
import { Rankings } from './rankings.service.js';

/** What has happened since a plan was made. */
export interface PlanAge {
  signed: number;
  voided: number;
  changes: PlanChange[];
}

export interface PlanNow {
  /** The newest; null: none was made yet. */
  plan: Plan | null;
  age: PlanAge | null;
  /** By which the next one is made. */
  settings: PlanSettings;
}

/** Makes the plan of an event, and says how it stands. */
@Injectable()
export class Plans {
  constructor(
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly rankings: Rankings,
    private readonly engine: EngineThread,
    private readonly sources: PlanSources,
    private readonly store: PlanStore,
  ) {}

  /**
   * Plans what is still open around what is signed. A draft takes nothing, here as everywhere: only the last signature does.
   * @throws DomainError not_found, not_allowed, stage_forbids, plan_too_large
   */
  async make(principal: Principal, eventId: string): Promise<PlanNow> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'plan.make', { organiserId: event.organiserId });
    this.events.requirePermits(event, 'plan');
    const settings = planSettingsOf(event.settings);
    // the stamp is read first: what changes while the rest is read makes the plan look old, never newer than it is
    const seq = await this.sources.headOf(eventId);
    const stamp = await this.sources.stamp(event);
    const wishes = await this.sources.wishes(eventId);
    const packageLeft = await this.sources.packageLeft(eventId);
    const sellerSigned = (await this.sources.signedSince(eventId, 0)).bySeller();
    const args = { settings, wishes, packageLeft, sellerSigned };
    const asked = await this.rankings.ask(eventId, (ranked) => askForPlan(ranked, args));
    const solved = await this.engine.run('allocate', asked.made.problem);
    const { objective, proof } = solved;
    const plan = await this.store.save(
      {
        eventId,
        personId: principal.personId,
        weightsVersion: asked.weightsVersion,
        wordsVersion: asked.wordsVersion,
        seq,
        stamp,
        settings,
        objective,
        bound: proof.kind === 'gap' ? proof.bound : objective,
      },
      drawPlan(asked.input, asked.made, solved.flows),
    );
    return { plan, age: await this.ageOf(event, plan), settings };
  }

  /** The newest plan, its proof and its figures, and what has changed since. */
  async now(principal: Principal, eventId: string): Promise<PlanNow> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'plan.read', { organiserId: event.organiserId, eventId });
    const plan = await this.store.findLatest(eventId);
    return { plan, age: plan && (await this.ageOf(event, plan)), settings: planSettingsOf(event.settings) };
  }

  private async ageOf(event: MatchingEvent, plan: Plan): Promise<PlanAge> {
    const stamp = await this.sources.stamp(event);
    const { signed, voided } = await this.sources.signedSince(event.id, plan.seq);
    return { signed, voided, changes: changesSince(plan, { stamp, settings: planSettingsOf(event.settings) }) };
  }
}
