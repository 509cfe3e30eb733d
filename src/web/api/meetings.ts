import { call, ifMatch, query } from './client';
import type {
  Attendance,
  AttendanceBody,
  CheckInBody,
  FrameBody,
  Meeting,
  MeetingAction,
  OutcomeBody,
  Page,
  SchedulePlan,
  RepairBody,
  Schedule,
  Wish,
  WishBody,
  WishRules,
} from './types';

export const getSchedule = (eventId: string) => call<Schedule>('GET', `events/${eventId}/schedule`);
export const putFrame = (eventId: string, version: number, body: FrameBody) =>
  call<Schedule>('PUT', `events/${eventId}/schedule/frame`, { body, headers: ifMatch(version) });

export interface WishQuery {
  q?: string;
  partyId?: string;
  limit?: number;
  cursor?: string | null;
}
export const listWishes = (eventId: string, filters: WishQuery = {}) =>
  call<Page<Wish>>('GET', `events/${eventId}/schedule/wishes${query({ limit: 50, ...filters })}`);
export const buildWishes = (eventId: string, body: WishRules) =>
  call<{ wishes: number; added: number; dropped: number }>('POST', `events/${eventId}/schedule/wishes/build`, { body });
export const addWish = (eventId: string, body: { agencyId: string; umkmId: string }) =>
  call<Wish>('POST', `events/${eventId}/schedule/wishes`, { body });
export const changeWish = (eventId: string, { id, version }: Wish, body: WishBody) =>
  call<Wish>('PATCH', `events/${eventId}/schedule/wishes/${id}`, { body, headers: ifMatch(version) });
export const removeWish = (eventId: string, id: string) =>
  call<undefined>('DELETE', `events/${eventId}/schedule/wishes/${id}`);

export interface AttendanceQuery {
  kind?: string;
  q?: string;
  limit?: number;
  cursor?: string | null;
}
export const listAttendances = (eventId: string, filters: AttendanceQuery = {}) =>
  call<Page<Attendance>>('GET', `events/${eventId}/schedule/attendances${query({ limit: 50, ...filters })}`);
export const changeAttendance = (eventId: string, partyId: string, body: AttendanceBody) =>
  call<Attendance>('PATCH', `events/${eventId}/schedule/attendances/${partyId}`, { body });
export const checkIn = (eventId: string, partyId: string, body: CheckInBody) =>
  call<Attendance>('PUT', `events/${eventId}/schedule/attendances/${partyId}/arrival`, { body });

export const draftPlan = (eventId: string) => call<SchedulePlan>('POST', `events/${eventId}/schedule/draft`, { body: {} });
export const repairPlan = (eventId: string, body: RepairBody) =>
  call<SchedulePlan>('POST', `events/${eventId}/schedule/repair`, { body });
export const publishPlan = (eventId: string, planId: string) =>
  call<SchedulePlan>('POST', `events/${eventId}/schedule/publish`, { body: { planId } });
export const getPlan = (eventId: string, planId: string) =>
  call<SchedulePlan>('GET', `events/${eventId}/schedule/plans/${planId}`);

export interface MeetingQuery {
  startsAt?: string;
  limit?: number;
  cursor?: string | null;
}
export const listMeetings = (eventId: string, filters: MeetingQuery = {}) =>
  call<Page<Meeting>>('GET', `events/${eventId}/meetings${query({ limit: 100, ...filters })}`);
export const actOnMeeting = (id: string, action: MeetingAction) =>
  call<Meeting>('POST', `meetings/${id}/state`, { body: { action } });
export const sayOutcome = (id: string, body: OutcomeBody) => call<Meeting>('PUT', `meetings/${id}/outcome`, { body });

/** Every item of a list that is short enough to be shown whole. */
export async function allOf<T>(load: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await load(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
