import { call, ifMatch, query } from './client';
import type { GapKind } from '../../contract/kinds';
import type { LogPage } from '../../contract/live';
import type {
  Agency,
  Board,
  Demand,
  EventView,
  EventWithCounts,
  Facilitation,
  Fairness,
  Offer,
  Package,
  Page,
  StageAction,
  Umkm,
} from './types';

export const listEvents = () => call<Page<EventView>>('GET', 'events?limit=100');
export const getEvent = (id: string) => call<EventWithCounts>('GET', `events/${id}`);
export const createEvent = (body: Record<string, unknown>) => call<EventView>('POST', 'events', { body });
export const moveStage = (
  id: string,
  body: { action: StageAction; reason?: string; until?: string },
  version: number,
) => call<EventView>('POST', `events/${id}/stage`, { body, headers: ifMatch(version) });

export interface ListQuery {
  q?: string;
  cursor?: string | null;
  limit?: number;
  status?: string;
  agencyId?: string;
}
const list =
  <T>(path: string) =>
  (eventId: string, filters: ListQuery = {}) =>
    call<Page<T>>('GET', `events/${eventId}/${path}${query({ limit: 50, ...filters })}`);

export const listAgencies = list<Agency>('agencies');
export const listUmkm = list<Umkm>('umkm');
export const listPackages = list<Package>('packages');
export const listDemands = list<Demand>('demands');
export const listOffers = list<Offer>('offers');

export const getFacilitation = (eventId: string, kind: GapKind | null, cursor: string | null) =>
  call<Facilitation>('GET', `events/${eventId}/facilitation${query({ limit: 50, kind: kind ?? undefined, cursor })}`);

export const getFairness = (eventId: string, tolerance: number | null, cursor: string | null) =>
  call<Fairness>('GET', `events/${eventId}/fairness${query({ limit: 50, tolerance, cursor })}`);
export const changeEvent = (id: string, version: number, body: Record<string, unknown>) =>
  call<EventView>('PATCH', `events/${id}`, { body, headers: ifMatch(version) });

export const getBoard = (eventId: string) => call<Board>('GET', `events/${eventId}/board`);
export const getLog = (eventId: string, after: number, limit = 500) =>
  call<LogPage>('GET', `events/${eventId}/log${query({ after, limit })}`);
