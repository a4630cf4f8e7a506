import type { ConsultationSummary } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';

export type ClockLevel = 'calm' | 'soon' | 'overdue';

export interface ClockReading {
  readonly kind: 'answer' | 'appointment' | 'waited';
  readonly level: ClockLevel;
  /** The moment the clock runs to, or since. */
  readonly at: Date;
  /** Until `at`; negative once it has passed. */
  readonly leftMs: number;
}

export type Clocked = Pick<
  ConsultationSummary,
  'state' | 'submittedAt' | 'responseDueAt' | 'answerDueAt' | 'appointmentStartsAt' | 'updatedAt'
>;

const minuteMs = 60_000;
/** The last quarter of the agreed time, and never less than ten minutes, calls for attention. */
const soonShare = 0.25;
const soonAtLeastMs = 10 * minuteMs;
const appointmentSoonMs = 15 * minuteMs;

/** @param dueAt by when it is to be taken, or to be answered */
function answerReading(consultation: Clocked, dueAt: string | null, now: Date): ClockReading | undefined {
  if (dueAt === null) return undefined;
  const at = new Date(dueAt);
  const leftMs = at.getTime() - now.getTime();
  const limitMs = consultation.submittedAt ? at.getTime() - Date.parse(consultation.submittedAt) : 0;
  const isSoon = leftMs <= Math.max(soonAtLeastMs, limitMs * soonShare);
  return { kind: 'answer', level: leftMs < 0 ? 'overdue' : isSoon ? 'soon' : 'calm', at, leftMs };
}

function appointmentReading(consultation: Clocked, now: Date): ClockReading | undefined {
  if (consultation.appointmentStartsAt === null) return undefined;
  const at = new Date(consultation.appointmentStartsAt);
  const leftMs = at.getTime() - now.getTime();
  // Both sides may meet before the time; there is nothing left to wait for then.
  if (consultation.state === 'inSession' && leftMs > 0) return undefined;
  return { kind: 'appointment', level: leftMs <= appointmentSoonMs ? 'soon' : 'calm', at, leftMs };
}

function waitedReading(consultation: Clocked, now: Date): ClockReading {
  const at = new Date(consultation.updatedAt);
  return { kind: 'waited', level: 'calm', at, leftMs: at.getTime() - now.getTime() };
}

/** The one clock that matters for a consultation now; none before it is asked and after it ended. */
export function clockOf(consultation: Clocked, now: Date): ClockReading | undefined {
  switch (consultation.state) {
    case 'submitted':
      return answerReading(consultation, consultation.responseDueAt, now);
    case 'scheduled':
    case 'waiting':
      return (
        appointmentReading(consultation, now) ?? answerReading(consultation, consultation.answerDueAt, now)
      );
    case 'inSession':
      return appointmentReading(consultation, now);
    case 'accepted':
    case 'missed':
    case 'opinionDrafted':
      return answerReading(consultation, consultation.answerDueAt, now) ?? waitedReading(consultation, now);
    case 'informationRequested':
    case 'signed':
    case 'acknowledged':
      return waitedReading(consultation, now);
    default:
      return undefined;
  }
}

/** A span in its two largest parts: "2 h 5 min", "3 d 4 h". */
export function durationWords(t: Translator, spanMs: number): string {
  const minutes = Math.floor(Math.abs(spanMs) / minuteMs);
  if (minutes === 0) return t('time.lessThanMinute');
  const parts = [
    { count: Math.floor(minutes / 1440), key: 'time.days' as const },
    { count: Math.floor((minutes % 1440) / 60), key: 'time.hours' as const },
    { count: minutes % 60, key: 'time.minutes' as const },
  ];
  const first = parts.findIndex(({ count }) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, key }) => t(key, { count }))
    .join(t('time.separator'));
}

export function clockWords(t: Translator, { kind, level, leftMs }: ClockReading): string {
  const duration = durationWords(t, leftMs);
  if (kind === 'waited') return t('time.waited', { duration });
  if (kind === 'appointment') {
    if (leftMs >= minuteMs) return t('time.startsIn', { duration });
    return leftMs > -minuteMs ? t('time.startsNow') : t('time.startedAgo', { duration });
  }
  if (level === 'overdue') return t('time.answerOverdue', { duration });
  return level === 'soon' ? t('time.answerDueSoon', { duration }) : t('time.answerDueIn', { duration });
}

const rankOf = (consultation: Clocked, now: Date): number => {
  const reading = clockOf(consultation, now);
  return reading && reading.kind !== 'waited' ? reading.at.getTime() : Number.MAX_SAFE_INTEGER;
};

/** What is due first comes first; what has no clock comes last, longest untouched first. */
export function sortedByClock<T extends Clocked>(consultations: readonly T[], now: Date): T[] {
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of old computers have no toSorted
  return [...consultations].sort(
    (a, b) => rankOf(a, now) - rankOf(b, now) || Date.parse(a.updatedAt) - Date.parse(b.updatedAt),
  );
}
