/**
 * What has changed since a plan was made, by comparing stamps. Rule: what people sign is counted, what they edit is named. Interest and
 * vetoes are left out: nobody may learn of a veto, not even that something changed.
 */
import type { PlanSettings } from '../events/plan-settings.js';
import type { RankingStamp } from './rankings.service.js';

export interface PlanStamp extends RankingStamp {
  readonly wishes: string;
}

export const PLAN_CHANGES = ['needs', 'offers', 'wishes', 'settings', 'weights', 'day'] as const;
export type PlanChange = (typeof PLAN_CHANGES)[number];

/** What a plan was made of. */
export interface PlanBasis {
  readonly weightsVersion: number;
  readonly wordsVersion: number;
  readonly stamp: PlanStamp;
  readonly settings: PlanSettings;
}

export function changesSince(then: PlanBasis, now: Pick<PlanBasis, 'stamp' | 'settings'>): PlanChange[] {
  const differs: Readonly<Record<PlanChange, boolean>> = {
    needs: then.stamp.demands !== now.stamp.demands,
    offers: then.stamp.offers !== now.stamp.offers,
    wishes: then.stamp.wishes !== now.stamp.wishes,
    settings: SETTINGS.some((name) => then.settings[name] !== now.settings[name]),
    weights: basisOf(then) !== `${weightsIn(now.stamp.basis)} ${now.stamp.words}`,
    day: then.stamp.today !== now.stamp.today,
  };
  return PLAN_CHANGES.filter((change) => differs[change]);
}

const SETTINGS = ['sellersPerNeed', 'microPermille', 'spreadPermille', 'capPermille'] as const;

const basisOf = ({ weightsVersion, wordsVersion }: PlanBasis): string => `${weightsVersion} ${wordsVersion}`;

/** The stage stands in the basis of a ranking too, and moves no point. */
const weightsIn = (basis: string): string => basis.split(' ', 1)[0]!;
