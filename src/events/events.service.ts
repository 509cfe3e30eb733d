import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Facts } from '../identity/policy.js';
import { Policy } from '../identity/policy.service.js';
import { partyIds, type Principal, tenantIds } from '../identity/principal.js';
import { Log } from '../log/log.service.js';
import { Organisers } from '../organisers/organisers.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { pageOf, type Page, type PageQuery } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { type EventSettings, MatchingEvent } from './event.entity.js';
import type { EditEventDto, EventSettingsDto, NewEventDto, StageDto } from './events.dto.js';
import { Participations } from './participations.service.js';
import { changedPlan, DEFAULT_PLAN, planSettingsOf } from './plan-settings.js';
import { type EventActivity, NEEDS_REASON, nextStage, permits } from './stages.js';
import { DEFAULT_WEIGHTS, WEIGHTS_TOTAL, weightsTotal } from './weights.js';

const DRAFT_MINUTES_DEFAULT = 24 * 60;

@Injectable()
export class Events {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly policy: Policy,
    private readonly organisers: Organisers,
    private readonly participations: Participations,
    private readonly log: Log,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<MatchingEvent> {
    const event = await this.db.read((m) => m.findOneBy(MatchingEvent, { id, deletedAt: IsNull() }));
    if (!event) throw new DomainError('not_found', { what: 'event' });
    return event;
  }

  /** What the policy asks about an event, for this person. */
  async factsOf(event: MatchingEvent, principal: Principal | null): Promise<Facts> {
    return {
      organiserId: event.organiserId,
      eventId: event.id,
      participants: await this.participations.among(event.id, partyIds(principal)),
      watchable: permits(event, 'watch', this.clock.iso()),
    };
  }

  /** @throws DomainError stage_forbids */
  requirePermits(event: MatchingEvent, activity: EventActivity): void {
    if (!permits(event, activity, this.clock.iso())) throw new DomainError('stage_forbids', { stage: event.stage, activity });
  }

  async read(principal: Principal, id: string): Promise<MatchingEvent> {
    const event = await this.get(id);
    this.policy.require(principal, 'event.read', await this.factsOf(event, principal));
    return event;
  }

  /** Events of the person's trade offices, of the events they serve, and those they take part in. */
  async list(principal: Principal, query: PageQuery): Promise<Page<MatchingEvent>> {
    const tenants = principal.memberships.filter((m) => m.scopeKind === 'organiser').map((m) => m.organiserId);
    const direct = principal.memberships.filter((m) => m.scopeKind === 'event').map((m) => m.scopeId);
    const joined = await this.participations.eventIdsOf(partyIds(principal));
    return this.db.read((m) =>
      pageOf(
        m
          .createQueryBuilder(MatchingEvent, 'event')
          .where('event.deletedAt IS NULL')
          .andWhere('(event.organiserId IN (:...tenants) OR event.id IN (:...ids))', {
            tenants: ['', ...tenants],
            ids: ['', ...direct, ...joined],
          }),
        'event',
        query,
      ),
    );
  }

  async create(principal: Principal | null, dto: NewEventDto): Promise<MatchingEvent> {
    if (principal) this.policy.require(principal, 'event.create', { organiserId: dto.organiserId });
    if (dto.endsOn < dto.startsOn) throw new DomainError('dates_out_of_order', { from: dto.startsOn, to: dto.endsOn });
    return this.db.write(async (m) => {
      const organiser = await this.organisers.get(dto.organiserId);
      const event: MatchingEvent = {
        id: this.ids.next(),
        organiserId: organiser.id,
        name: dto.name,
        venue: dto.venue,
        regencyCode: dto.regencyCode ?? null,
        startsOn: dto.startsOn,
        endsOn: dto.endsOn,
        timeZone: dto.timeZone ?? organiser.timeZone,
        stage: 'draft',
        targetRupiah: dto.targetRupiah,
        sample: dto.sample ?? false,
        signingOpenUntil: null,
        settings: withSettings({ draftMinutes: DRAFT_MINUTES_DEFAULT, weights: DEFAULT_WEIGHTS, weightsVersion: 1, plan: DEFAULT_PLAN }, dto.settings),
        createdAt: this.clock.iso(),
        deletedAt: null,
        version: 1,
      };
      await m.insert(MatchingEvent, event);
      await this.log.open(event.id);
      await this.audit.record({ action: 'event.create', subjectKind: 'event', subjectId: event.id, before: null, after: { ...event } });
      return event;
    });
  }

  async edit(principal: Principal, id: string, version: number, dto: EditEventDto): Promise<MatchingEvent> {
    return this.db.write(async (m) => {
      const event = await this.get(id);
      this.policy.require(principal, 'event.edit', { organiserId: event.organiserId });
      const { settings, ...fields } = dto;
      const dates = { ...event, ...fields };
      if (dates.endsOn < dates.startsOn) throw new DomainError('dates_out_of_order', { from: dates.startsOn, to: dates.endsOn });
      const saved = await editRow(m, MatchingEvent, event, version, { ...fields, settings: withSettings(event.settings, settings) });
      await this.audit.record({ action: 'event.edit', subjectKind: 'event', subjectId: id, before: { ...event }, after: { ...saved } });
      return saved;
    });
  }

  /** Moves an event through its stages; each change is an entry of its log. */
  async changeStage(principal: Principal | null, id: string, dto: StageDto): Promise<MatchingEvent> {
    return this.db.write(async (m) => {
      const event = await this.get(id);
      if (principal) this.policy.require(principal, 'event.stage', { organiserId: event.organiserId });
      const stage = nextStage(event.stage, dto.action);
      if (stage === null) throw new DomainError('stage_transition', { stage: event.stage, action: dto.action });
      if (NEEDS_REASON.has(dto.action) && dto.reason === undefined) throw new DomainError('reason_required');
      const signingOpenUntil = dto.action === 'extend_signing' ? this.untilOf(dto) : dto.action === 'reopen' ? null : event.signingOpenUntil;
      const saved = await editRow(m, MatchingEvent, event, event.version, { stage, signingOpenUntil });
      await this.log.append(id, [
        {
          type: 'stage.changed',
          public: { from: event.stage, to: stage, action: dto.action, signingOpenUntil },
          private: { personId: principal?.personId ?? null, reason: dto.reason ?? null },
        },
      ]);
      await this.audit.record({ action: 'event.stage', subjectKind: 'event', subjectId: id, before: { stage: event.stage }, after: { stage, reason: dto.reason ?? null } });
      return saved;
    });
  }

  private untilOf(dto: StageDto): string {
    const until = dto.until === undefined ? Number.NaN : Date.parse(dto.until);
    if (!Number.isFinite(until) || until <= this.clock.now().getTime()) throw new DomainError('dates_out_of_order', { from: this.clock.iso(), to: dto.until ?? '' });
    return new Date(until).toISOString();
  }

  /** Trade offices of the person, whatever their role there. */
  tenantsOf(principal: Principal): string[] {
    return tenantIds(principal);
  }
}

/** Settings after an edit. Changed weights get a new version, which every ranking names. */
function withSettings(settings: EventSettings, dto: EventSettingsDto | undefined): EventSettings {
  const weights = dto?.weights ? { ...dto.weights } : settings.weights;
  const total = weightsTotal(weights);
  if (total !== WEIGHTS_TOTAL) throw new DomainError('weights_sum', { total, expected: WEIGHTS_TOTAL });
  const changed = JSON.stringify(weights) !== JSON.stringify(settings.weights);
  return {
    draftMinutes: dto?.draftMinutes ?? settings.draftMinutes,
    weights,
    weightsVersion: settings.weightsVersion + (changed ? 1 : 0),
    exposureTolerance: dto?.exposureTolerance ?? settings.exposureTolerance ?? 0,
    plan: changedPlan(planSettingsOf(settings), dto?.plan),
  };
}
