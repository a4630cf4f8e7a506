import { addDays, dayNumber, type IsoDate } from '../plan/plan-days.js';

/** What shows that a pairing lives. */
export const lifeSigns = ['consultation', 'visit', 'milestone'] as const;
export type LifeSign = (typeof lifeSigns)[number];

/**
 * `neverWoken`: past its rhythm without a single sign since it began. `noRhythm`: nobody agreed how often to be in
 * touch, so it cannot be late.
 */
export const radarStates = ['awake', 'due', 'dormant', 'neverWoken', 'noRhythm'] as const;
export type RadarState = (typeof radarStates)[number];

/** The states of a pairing that is past its rhythm. */
export const sleepingStates = ['dormant', 'neverWoken'] as const satisfies readonly RadarState[];

/** Who is told first, second and third. */
export const escalationSteps = [1, 2, 3] as const;
export type EscalationStep = (typeof escalationSteps)[number];

export interface PairingSigns {
  /** The first day of the unbroken run of agreements. */
  readonly beganOn: IsoDate;
  /** What both sides agreed: not more than so many days without a sign; nothing where they agreed on none. */
  readonly contactEveryDays: number | null;
  /** The last of each kind; a day to come counts as today. */
  readonly last: Readonly<Record<LifeSign, IsoDate | null>>;
}

export interface RadarRule {
  /** A pairing is due when this share of its rhythm has passed. */
  readonly dueFromShare: number;
  /** A step is reached when this many rhythms have passed; it only ever grows from step to step. */
  readonly stepAfterRhythms: Readonly<Record<EscalationStep, number>>;
}

/**
 * Due in the last quarter of the rhythm. Past it the coordinators of both sides are told; past twice the rhythm their
 * hospitals' administrators; past three times whoever supervises the county's region.
 */
export const defaultRadarRule: RadarRule = {
  dueFromShare: 0.75,
  stepAfterRhythms: { 1: 1, 2: 2, 3: 3 },
};

export interface RadarReading {
  readonly state: RadarState;
  /** The day of the last sign, or the first day where there was none. */
  readonly silentSince: IsoDate;
  readonly daysSilent: number;
  readonly lastSign: LifeSign | null;
  /** The last day within the rhythm, where there is one. */
  readonly dueOn: IsoDate | null;
  /** How far the silence has come, whether or not anybody was told; 0 within the rhythm and without one. */
  readonly reachedStep: EscalationStep | 0;
}

const earlier = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? one : other);

function latestSign({ last }: PairingSigns, today: IsoDate): { sign: LifeSign; on: IsoDate } | undefined {
  let latest: { sign: LifeSign; on: IsoDate } | undefined;
  for (const sign of lifeSigns) {
    const on = last[sign] && earlier(last[sign], today);
    if (on && (!latest || on > latest.on)) latest = { sign, on };
  }
  return latest;
}

function stateOf(daysSilent: number, hasSign: boolean, rhythm: number, rule: RadarRule): RadarState {
  if (daysSilent > rhythm) return hasSign ? 'dormant' : 'neverWoken';
  return daysSilent >= rhythm * rule.dueFromShare ? 'due' : 'awake';
}

/**
 * How a pairing stands on a day. A sign from before it began, under an agreement that lapsed, shows that it once lived,
 * but the silence counts from when it began again.
 */
export function radarOf(
  signs: PairingSigns,
  today: IsoDate,
  rule: RadarRule = defaultRadarRule,
): RadarReading {
  const { contactEveryDays, beganOn } = signs;
  const latest = latestSign(signs, today);
  const silentSince = latest && latest.on > beganOn ? latest.on : earlier(beganOn, today);
  const daysSilent = dayNumber(today) - dayNumber(silentSince);
  const silence = { silentSince, daysSilent, lastSign: latest?.sign ?? null };
  if (contactEveryDays === null) return { ...silence, state: 'noRhythm', dueOn: null, reachedStep: 0 };
  const reached = escalationSteps.filter(
    (step) => daysSilent > rule.stepAfterRhythms[step] * contactEveryDays,
  );
  return {
    ...silence,
    state: stateOf(daysSilent, latest !== undefined, contactEveryDays, rule),
    dueOn: addDays(silentSince, contactEveryDays),
    reachedStep: reached.at(-1) ?? 0,
  };
}

export interface RaisedStep {
  readonly step: EscalationStep;
  readonly on: IsoDate;
}

/**
 * The step to raise today, if any. One at a time, and each leaves the one before it a whole rhythm to bring the
 * pairing back: a radar that starts late, or goes on after a snooze, begins with those who are nearest.
 * @param raised the highest step of this silence that was raised, and when
 */
export function stepToRaise(
  { reachedStep }: Pick<RadarReading, 'reachedStep'>,
  {
    raised,
    contactEveryDays,
    today,
  }: {
    readonly raised: RaisedStep | undefined;
    readonly contactEveryDays: number;
    readonly today: IsoDate;
  },
): EscalationStep | undefined {
  const next = escalationSteps.find((step) => step > (raised?.step ?? 0));
  if (next === undefined || next > reachedStep) return undefined;
  const hadTime = raised === undefined || dayNumber(today) - dayNumber(raised.on) >= contactEveryDays;
  return hadTime ? next : undefined;
}

/** The longest that a pairing may be left alone on somebody's word. */
export const snoozeDaysAtMost = 60;

/** Tomorrow at the earliest. */
export const isSnoozeDay = (until: IsoDate, today: IsoDate): boolean => {
  const days = dayNumber(until) - dayNumber(today);
  return days >= 1 && days <= snoozeDaysAtMost;
};
