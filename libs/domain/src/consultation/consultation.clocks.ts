import type { AnswerForm, Urgency, UrgencyLimits } from './consultation.js';
import type { ConsultationState } from './consultation.states.js';

/** By when a question is taken or refused, when a live answer turns into a written one, and by when it is signed. */
export interface AnswerLimits {
  readonly responseDueAt: Date;
  readonly fallBackAt: Date;
  readonly answerDueAt: Date;
}

const minuteMs = 60_000;
/** What is left of the whole limit when a live session that never came about turns into a written opinion. */
const writtenShare = 0.25;

export function answerLimits(
  submittedAt: Date,
  urgency: Urgency,
  limits: { readonly response: UrgencyLimits; readonly answer: UrgencyLimits },
): AnswerLimits {
  const after = (minutes: number) => new Date(submittedAt.getTime() + minutes * minuteMs);
  const whole = Math.max(limits.answer[urgency], limits.response[urgency]);
  return {
    responseDueAt: after(limits.response[urgency]),
    fallBackAt: after(whole * (1 - writtenShare)),
    answerDueAt: after(whole),
  };
}

/** While the asker is asked, the invited hospital's clocks stand still: they go on by as much later. */
export function resumedLimits(limits: AnswerLimits, stoodStillMs: number): AnswerLimits {
  const later = (date: Date) => new Date(date.getTime() + Math.max(0, stoodStillMs));
  return {
    responseDueAt: later(limits.responseDueAt),
    fallBackAt: later(limits.fallBackAt),
    answerDueAt: later(limits.answerDueAt),
  };
}

export const clockKinds = ['response', 'answer', 'fallBack', 'expire', 'noShow', 'sessionOver'] as const;
/**
 * What happens by itself: `response` and `answer` tell who is late, `fallBack` turns live into written, `expire` ends a
 * question that nobody took, `noShow` marks who did not come, `sessionOver` ends a session that everybody has left.
 */
export type ClockKind = (typeof clockKinds)[number];

export interface Clock {
  readonly kind: ClockKind;
  readonly dueAt: Date;
}

/** The side that did not come to a booked session. */
export const missedBySides = ['inviting', 'invited', 'both'] as const;
export type MissedBy = (typeof missedBySides)[number];

export interface ClockFacts {
  readonly state: ConsultationState;
  readonly answerForm: AnswerForm;
  /** Nothing before it was asked. */
  readonly limits: AnswerLimits | null;
  readonly informationRequestedAt: Date | null;
  readonly session: { readonly startsAt: Date; readonly endsAt: Date } | null;
}

/** One side is missing this long after the start: nobody is kept waiting longer for a record of it. */
export const noShowGraceMinutes = 15;
/** A link that comes back within this time after the end finds its room open. */
const sessionOverMinutes = 60;
/** A question back with its asker lapses after this many of its whole limits. */
const patienceLimits = 3;

const later = (date: Date, minutes: number) => new Date(date.getTime() + minutes * minuteMs);

/** The clocks that run for a consultation as it stands: of each kind at most one. */
export function clocksOf(facts: ClockFacts): Clock[] {
  const { state, limits, session } = facts;
  if (limits === null) return [];
  const fallBack: Clock[] =
    facts.answerForm === 'live' ? [{ kind: 'fallBack', dueAt: limits.fallBackAt }] : [];
  const answer: Clock = { kind: 'answer', dueAt: limits.answerDueAt };
  const sessionOver: Clock[] = session
    ? [{ kind: 'sessionOver', dueAt: later(session.endsAt, sessionOverMinutes) }]
    : [];
  switch (state) {
    case 'submitted':
      return [
        { kind: 'response', dueAt: limits.responseDueAt },
        { kind: 'expire', dueAt: limits.answerDueAt },
      ];
    case 'informationRequested':
      return [{ kind: 'expire', dueAt: patienceEnd(limits, facts.informationRequestedAt) }];
    case 'accepted':
    case 'missed':
      return [...fallBack, answer];
    case 'scheduled':
    case 'waiting':
      return session
        ? [{ kind: 'noShow', dueAt: later(session.startsAt, noShowGraceMinutes) }, answer]
        : [...fallBack, answer];
    case 'inSession':
      return [...sessionOver, answer];
    case 'opinionDrafted':
      return [answer];
    default:
      return [];
  }
}

function patienceEnd({ responseDueAt, fallBackAt, answerDueAt }: AnswerLimits, askedAt: Date | null): Date {
  const wholeMs = (answerDueAt.getTime() - fallBackAt.getTime()) / writtenShare;
  return new Date((askedAt ?? responseDueAt).getTime() + patienceLimits * wholeMs);
}
