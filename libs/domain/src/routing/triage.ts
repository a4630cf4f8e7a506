import type { ConsultationState } from '../consultation/consultation.states.js';

export const triageClocks = ['calm', 'soon', 'overdue'] as const;
export type TriageClock = (typeof triageClocks)[number];

/** What a coordinator looks at: when something is owed next, and how much time there was for it. */
export interface TriageFacts {
  readonly state: ConsultationState;
  readonly submittedAt: Date;
  readonly responseDueAt: Date | null;
  readonly answerDueAt: Date | null;
}

const isUntaken = (state: ConsultationState): boolean =>
  state === 'submitted' || state === 'informationRequested';
const isAnswered = (state: ConsultationState): boolean => state === 'signed' || state === 'acknowledged';

/** The clock that runs: to take it while nobody has, then to sign. Nothing once it is signed. */
export const triageDueAt = ({ state, responseDueAt, answerDueAt }: TriageFacts): Date | null => {
  if (isAnswered(state)) return null;
  return isUntaken(state) ? responseDueAt : answerDueAt;
};

/** Of the whole time, the last quarter is near. */
const nearShare = 0.25;

export function triageClock(facts: TriageFacts, now: Date): TriageClock {
  const dueAt = triageDueAt(facts);
  if (dueAt === null) return 'calm';
  const left = dueAt.getTime() - now.getTime();
  if (left <= 0) return 'overdue';
  return left <= (dueAt.getTime() - facts.submittedAt.getTime()) * nearShare ? 'soon' : 'calm';
}

/** What a coordinator does next about a question. */
export const triageSteps = [
  'direct',
  'reroute',
  'chaseAsker',
  'chaseExpert',
  'chaseOpinion',
  'chaseReader',
  'rebook',
  'watch',
] as const;
export type TriageStep = (typeof triageSteps)[number];

export function triageStep(facts: TriageFacts & { readonly isDirected: boolean }, now: Date): TriageStep {
  const clock = triageClock(facts, now);
  switch (facts.state) {
    case 'submitted':
      if (clock === 'overdue') return 'reroute';
      return clock === 'soon' && !facts.isDirected ? 'direct' : 'watch';
    case 'informationRequested':
      return 'chaseAsker';
    case 'missed':
      return 'rebook';
    case 'accepted':
      return clock === 'calm' ? 'watch' : 'chaseExpert';
    case 'opinionDrafted':
      return clock === 'calm' ? 'watch' : 'chaseOpinion';
    case 'signed':
      return 'chaseReader';
    default:
      return clock === 'overdue' ? 'chaseOpinion' : 'watch';
  }
}
