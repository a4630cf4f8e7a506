import type { HospitalId } from '@jiedui/kernel';
import type { Specialty } from '../access/actor.js';
import type { AgreementBlock } from '../agreement/agreement.js';
import type { Urgency } from '../consultation/consultation.js';
import type { SpokenLanguage } from '../people/credentials.js';
import type { RegionCode } from '../access/region-code.js';

/** What is to be answered, as far as it matters to who can. */
export interface RoutingQuestion {
  readonly specialty: Specialty;
  readonly urgency: Urgency;
  /** Wished by patient or doctor besides Mandarin. */
  readonly language: SpokenLanguage | null;
  readonly isLive: boolean;
}

/** By an agreement of its own with the asker, or by a neighbour's that is lent for overflow. */
export const routingWays = ['paired', 'overflow'] as const;
export type RoutingWay = (typeof routingWays)[number];

/** How far apart two hospitals are in the tree of regions, nearest first. */
export const regionDistances = ['sameCounty', 'samePrefecture', 'sameProvince', 'elsewhere'] as const;
export type RegionDistance = (typeof regionDistances)[number];

/** What a hospital did with questions of a specialty in the last year. */
export interface AnsweringRecord {
  readonly answered: number;
  /** Of those answered, 0–100. */
  readonly inLimitPercent: number;
  readonly medianMinutes: number;
}

export interface RoutingCandidate {
  readonly hospitalId: HospitalId;
  readonly way: RoutingWay;
  /** What keeps it from being asked under any agreement. */
  readonly block: AgreementBlock | undefined;
  /** In post today, of the specialty. */
  readonly experts: number;
  /** Of those, how many speak the wished language. */
  readonly speakers: number;
  /** Questions of the specialty that are with it and not yet signed. */
  readonly open: number;
  /** How many open questions each expert is expected to carry. */
  readonly openPerExpert: number;
  /** Until an expert of the specialty is next free or on call; nothing where that is not known. */
  readonly freeInMinutes: number | null;
  readonly record: AnsweringRecord | null;
  readonly distance: RegionDistance;
  /** Overflow help given less help received, in credits; less than nothing owes. */
  readonly credits: number;
}

const shared = (a: RegionCode, b: RegionCode, digits: number): boolean =>
  a.length >= digits && b.length >= digits && a.slice(0, digits) === b.slice(0, digits);

export function regionDistance(a: RegionCode | null, b: RegionCode | null): RegionDistance {
  if (a === null || b === null) return 'elsewhere';
  if (shared(a, b, 6)) return 'sameCounty';
  if (shared(a, b, 4)) return 'samePrefecture';
  return shared(a, b, 2) ? 'sameProvince' : 'elsewhere';
}

export const defaultOpenPerExpert = 6;

export const isOverLoad = ({
  open,
  experts,
  openPerExpert,
}: Pick<RoutingCandidate, 'open' | 'experts' | 'openPerExpert'>): boolean => open >= experts * openPerExpert;
