import type { Specialty } from '../access/actor.js';
import { dayNumber, type IsoDate } from '../plan/plan-days.js';
import type { RadarState } from './radar.rule.js';

/** What would do a pairing most good, with what its words need. No names: ids and numbers. */
export type NextAction =
  | {
      readonly code: 'finishMilestone';
      readonly planId: string;
      readonly overdue: number;
      readonly days: number;
    }
  | { readonly code: 'renewAgreement'; readonly agreementId: string; readonly days: number }
  | { readonly code: 'agreeRhythm'; readonly agreementId: string }
  | { readonly code: 'makePlan'; readonly year: number }
  | {
      readonly code: 'holdTeleclinic';
      readonly specialty: Specialty;
      /** What the county hospital asks for in it: posts and techniques. */
      readonly needs: number;
      readonly transferOutPercent: number;
    }
  | { readonly code: 'inviteTeaching' }
  | { readonly code: 'callPartner' };
export const nextActionCodes = [
  'finishMilestone',
  'renewAgreement',
  'agreeRhythm',
  'makePlan',
  'holdTeleclinic',
  'inviteTeaching',
  'callPartner',
] as const satisfies readonly NextAction['code'][];

/** A specialty that the county hospital asks help in and the agreement covers. */
export interface OpenNeed {
  readonly specialty: Specialty;
  readonly casesPerYear: number;
  readonly transferOutPercent: number;
  readonly wantedPosts: number;
  readonly wantedTechniques: number;
}

export interface PairingFacts {
  readonly state: RadarState;
  readonly agreementId: string;
  readonly agreementUntil: IsoDate | null;
  /** The plan of this year, where there is one. */
  readonly planId: string | null;
  readonly milestonesOverdue: number;
  readonly oldestMilestoneDueOn: IsoDate | null;
  readonly needs: readonly OpenNeed[];
  /** Asked in the last twelve months. */
  readonly consultations: number;
}

/** An agreement that ends within so many days is to be renewed: both sides have to accept it in time. */
const renewWithinDays = 45;
/** A pairing that lapses soon outweighs all else; below that the days that are left count. */
const lapsesWithinDays = 14;

interface Ranked {
  readonly action: NextAction;
  readonly weight: number;
}

function milestones(facts: PairingFacts, today: IsoDate): Ranked[] {
  const { planId, milestonesOverdue: overdue, oldestMilestoneDueOn: dueOn } = facts;
  if (planId === null || overdue === 0 || dueOn === null) return [];
  const days = dayNumber(today) - dayNumber(dueOn);
  return [
    { action: { code: 'finishMilestone', planId, overdue, days }, weight: 60 + Math.min(days, 30) / 3 },
  ];
}

function renewal({ agreementId, agreementUntil }: PairingFacts, today: IsoDate): Ranked[] {
  if (agreementUntil === null) return [];
  const days = dayNumber(agreementUntil) - dayNumber(today);
  if (days > renewWithinDays) return [];
  return [
    { action: { code: 'renewAgreement', agreementId, days }, weight: days <= lapsesWithinDays ? 100 : 65 },
  ];
}

/** Until a renewal says how often to be in touch, nothing else can fall due. */
function rhythm({ state, agreementId }: PairingFacts): Ranked[] {
  return state === 'noRhythm' ? [{ action: { code: 'agreeRhythm', agreementId }, weight: 80 }] : [];
}

function planning({ planId }: PairingFacts, today: IsoDate): Ranked[] {
  if (planId !== null) return [];
  return [{ action: { code: 'makePlan', year: Number(today.slice(0, 4)) }, weight: 45 }];
}

/** Nobody needs a call for being silent: in touch, or never said how often to be. */
const isLeftAlone = (state: RadarState) => state === 'awake' || state === 'noRhythm';

const asked = ({ wantedPosts, wantedTechniques }: OpenNeed) => wantedPosts + wantedTechniques;
const transfers = ({ casesPerYear, transferOutPercent }: OpenNeed) => casesPerYear * transferOutPercent;

/** The specialty that sends most patients away comes first: transfers a year, then what is asked for. */
function teleclinic({ needs, state }: PairingFacts): Ranked[] {
  const [first] = needs
    .filter((need) => asked(need) > 0)
    .toSorted((a, b) => transfers(b) - transfers(a) || asked(b) - asked(a));
  if (!first || isLeftAlone(state)) return [];
  const { specialty, transferOutPercent } = first;
  return [
    {
      action: { code: 'holdTeleclinic', specialty, needs: asked(first), transferOutPercent },
      weight: 40 + transferOutPercent / 5,
    },
  ];
}

function contact({ state, consultations }: PairingFacts): Ranked[] {
  if (isLeftAlone(state)) return [];
  const silent: Ranked[] = [{ action: { code: 'callPartner' }, weight: 10 }];
  return consultations === 0 ? [{ action: { code: 'inviteTeaching' }, weight: 50 }, ...silent] : silent;
}

/** The next best actions, best first; none where a pairing lives and nothing falls due. */
export function nextActionsOf(facts: PairingFacts, today: IsoDate): NextAction[] {
  return [
    ...milestones(facts, today),
    ...renewal(facts, today),
    ...rhythm(facts),
    ...planning(facts, today),
    ...teleclinic(facts),
    ...contact(facts),
  ]
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ action }) => action);
}
