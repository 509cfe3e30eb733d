import { call, ifMatch, query } from './client';
import type { EventView, MyPlanLine, Page, Plan, PlannedNeed, PlanSettings } from './types';

export const getPlan = (eventId: string) => call<Plan>('GET', `events/${eventId}/plan`);
export const makePlan = (eventId: string) => call<Plan>('POST', `events/${eventId}/plan`);

export interface PlannedFilter {
  planned?: 'full' | 'part' | 'none' | undefined;
  demandId?: string;
  cursor?: string | null;
}
export const listPlannedNeeds = (eventId: string, filter: PlannedFilter = {}) =>
  call<Page<PlannedNeed>>('GET', `events/${eventId}/plan/needs${query({ limit: 50, ...filter })}`);
/** Of one need in the newest plan; null where it is in none. */
export const getPlannedNeed = (eventId: string, demandId: string): Promise<PlannedNeed | null> =>
  listPlannedNeeds(eventId, { demandId }).then(({ items }) => items[0] ?? null);
export const listMyPlan = (eventId: string) =>
  call<Page<MyPlanLine>>('GET', `events/${eventId}/my-plan${query({ limit: 100 })}`);

/** `quantity`: steps of the offer's unit, no more and no less; 0 for none, null to leave it to the plan. */
export const wishForPlan = (eventId: string, demandId: string, offerId: string, quantity: number | null) => {
  const path = `events/${eventId}/plan/wishes/${demandId}/${offerId}`;
  return quantity === null ? call<void>('DELETE', path) : call<void>('PUT', path, { body: { quantity } });
};

export const changePlanSettings = (eventId: string, version: number, plan: PlanSettings) =>
  call<EventView>('PATCH', `events/${eventId}`, { body: { settings: { plan } }, headers: ifMatch(version) });
