import { call, ifMatch, query } from './client';
import type { Demand, DemandMatches, MyMatches, Offer, Package } from './types';
import type { Stance } from '../../contract/kinds';

export const getDemand = (id: string) => call<Demand>('GET', `demands/${id}`);
export const changeDemand = (id: string, version: number, body: Record<string, unknown>) =>
  call<Demand>('PATCH', `demands/${id}`, { body, headers: ifMatch(version) });
export const createDemand = (eventId: string, body: Record<string, unknown>) =>
  call<Demand>('POST', `events/${eventId}/demands`, { body });
export const getPackage = (id: string) => call<Package>('GET', `packages/${id}`);
export const getOffer = (id: string) => call<Offer>('GET', `offers/${id}`);

export const getDemandMatches = (id: string, limit = 50) =>
  call<DemandMatches>('GET', `demands/${id}/matches${query({ limit })}`);
export const getMyMatches = (eventId: string, limit = 30) =>
  call<MyMatches>('GET', `events/${eventId}/my-matches${query({ limit })}`);
export const takeStance = (demandId: string, offerId: string, stance: Stance | null) =>
  call<void>('PUT', `demands/${demandId}/matches/${offerId}/stance`, { body: { stance } });
