import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerLimits, type ClockFacts, clocksOf, resumedLimits } from './consultation.clocks.js';
import { consultationStates, openStates } from './consultation.states.js';

const asked = new Date('2026-11-22T08:00:00Z');
const limits = answerLimits(asked, 'urgent', {
  response: { routine: 2_880, urgent: 240, emergency: 30 },
  answer: { routine: 4_320, urgent: 1_440, emergency: 720 },
});
const iso = (date: Date | undefined) => date?.toISOString();
const facts = (changed: Partial<ClockFacts>): ClockFacts => ({
  state: 'submitted',
  answerForm: 'live',
  limits,
  informationRequestedAt: null,
  session: null,
  ...changed,
});
const kinds = (changed: Partial<ClockFacts>) => clocksOf(facts(changed)).map(({ kind }) => kind);
const session = { startsAt: new Date('2026-11-22T10:00:00Z'), endsAt: new Date('2026-11-22T10:15:00Z') };

describe('the limits of an answer', () => {
  it('keep a quarter of the whole for writing', () => {
    expect(iso(limits.responseDueAt)).toBe('2026-11-22T12:00:00.000Z');
    expect(iso(limits.fallBackAt)).toBe('2026-11-23T02:00:00.000Z');
    expect(iso(limits.answerDueAt)).toBe('2026-11-23T08:00:00.000Z');
  });

  it('never end before the time to respond, however they were agreed', () => {
    const minutes = fc.integer({ min: 1, max: 20_160 });
    const each = fc.record({ routine: minutes, urgent: minutes, emergency: minutes });
    fc.assert(
      fc.property(
        each,
        each,
        fc.constantFrom('routine', 'urgent', 'emergency'),
        (response, answer, urgency) => {
          const made = answerLimits(asked, urgency, { response, answer });
          expect(made.answerDueAt.getTime()).toBeGreaterThanOrEqual(made.responseDueAt.getTime());
          expect(made.fallBackAt.getTime()).toBeLessThan(made.answerDueAt.getTime());
        },
      ),
    );
  });

  it('go on later by as long as they stood still', () => {
    expect(iso(resumedLimits(limits, 3_600_000).answerDueAt)).toBe('2026-11-23T09:00:00.000Z');
    expect(resumedLimits(limits, -5)).toEqual(limits);
  });
});

describe('the clocks of a consultation', () => {
  it('run in every open state in which somebody owes something, and in no other', () => {
    const running = consultationStates.filter((state) => kinds({ state, session }).length > 0);
    expect(running).toEqual(openStates.filter((state) => state !== 'signed' && state !== 'acknowledged'));
    expect(clocksOf(facts({ limits: null }))).toEqual([]);
  });

  it('leave a session alone that is booked beyond the time to fall back', () => {
    expect(kinds({ state: 'scheduled', session })).toEqual(['noShow', 'answer']);
    expect(kinds({ state: 'missed' })).toEqual(['fallBack', 'answer']);
    expect(kinds({ state: 'missed', answerForm: 'written' })).toEqual(['answer']);
  });

  it('do not end a question while its asker is asked, until three whole limits have passed', () => {
    const [expire] = clocksOf(
      facts({ state: 'informationRequested', informationRequestedAt: session.startsAt }),
    );
    expect(iso(expire?.dueAt)).toBe('2026-11-25T10:00:00.000Z');
  });
});
