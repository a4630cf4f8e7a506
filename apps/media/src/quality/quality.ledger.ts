import { type QualityFact, type QualityMinuteTold } from '@jiedui/contracts';
import { addReading, minuteOf, type QualityReading, type RunningMinute } from '@jiedui/domain';
import type { PersonId, SessionId } from '@jiedui/kernel';

/** Beyond this many rooms the newest wait for the next round: a minute that is told later is told whole. */
const sessionsAtOnce = 200;
/** The minute under way and the one before it: whoever reads them has a minute to do so. */
const minutesKept = 2;

interface Kept {
  readonly minutes: readonly RunningMinute[];
  readonly hasNews: boolean;
}

export interface QualityNews extends Pick<QualityFact, 'sessionId' | 'minutes'> {
  /** As it was when it was taken: what is added meanwhile is news again. */
  readonly taken: ReadonlyMap<PersonId, Kept>;
}

/** What the participants of a node's rooms told of their links, minute by minute, until somebody has heard it. */
export class QualityLedger {
  private readonly sessions = new Map<SessionId, Map<PersonId, Kept>>();

  add(sessionId: SessionId, personId: PersonId, reading: QualityReading): void {
    const people = this.sessions.get(sessionId) ?? new Map<PersonId, Kept>();
    const { minutes } = people.get(personId) ?? { minutes: [] };
    const last = minutes.at(-1);
    const next = addReading(last, reading);
    const earlier = last?.minuteAtMs === next.minuteAtMs ? minutes.slice(0, -1) : minutes;
    people.set(personId, { minutes: [...earlier, next].slice(-minutesKept), hasNews: true });
    this.sessions.set(sessionId, people);
  }

  /** What nobody has heard yet. Take it again with `heard` once somebody has. */
  news(): readonly QualityNews[] {
    const changed = [...this.sessions].flatMap(([sessionId, people]) => {
      const minutes = [...people].flatMap(([personId, { minutes: kept, hasNews }]) =>
        hasNews ? kept.map((minute) => told(personId, minute)) : [],
      );
      return minutes.length > 0 ? [{ sessionId, minutes, taken: new Map(people) }] : [];
    });
    return changed.slice(0, sessionsAtOnce);
  }

  /** The minute before is done with; the one under way may still grow. */
  heard({ sessionId, taken }: QualityNews): void {
    const people = this.sessions.get(sessionId);
    for (const [personId, kept] of taken) {
      if (people?.get(personId) === kept)
        people.set(personId, { minutes: kept.minutes.slice(-1), hasNews: false });
    }
  }

  forget(sessionId: SessionId): void {
    this.sessions.delete(sessionId);
  }
}

function told(personId: PersonId, running: RunningMinute): QualityMinuteTold {
  const { minuteAtMs, ...minute } = minuteOf(running);
  return { personId, minuteAt: new Date(minuteAtMs).toISOString(), ...minute };
}
