import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '@jiedui/messages';
import { clockOf, clockWords, durationWords, sortedByClock } from './clock';

const zh = createTranslator('zh-CN');
const en = createTranslator('en');
const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);

const submitted = {
  state: 'submitted' as const,
  submittedAt: at('08:00').toISOString(),
  responseDueAt: at('12:00').toISOString(),
  answerDueAt: at('20:00').toISOString(),
  appointmentStartsAt: null,
  updatedAt: at('08:00').toISOString(),
};

describe('clockOf', () => {
  it('is calm while most of the agreed time is left', () => {
    expect(clockOf(submitted, at('09:00'))).toMatchObject({ kind: 'answer', level: 'calm' });
  });

  it('calls for attention in the last quarter, and in the last ten minutes of any limit', () => {
    expect(clockOf(submitted, at('11:05'))?.level).toBe('soon');
    const emergency = { ...submitted, responseDueAt: at('08:12').toISOString() };
    expect(clockOf(emergency, at('08:03'))?.level).toBe('soon');
  });

  it('is overdue once the time has passed', () => {
    expect(clockOf(submitted, at('12:01'))?.level).toBe('overdue');
  });

  it('runs to the appointment once there is one', () => {
    const scheduled = {
      ...submitted,
      state: 'scheduled' as const,
      appointmentStartsAt: at('10:00').toISOString(),
    };
    expect(clockOf(scheduled, at('09:00'))).toMatchObject({ kind: 'appointment', level: 'calm' });
    expect(clockOf(scheduled, at('09:50'))?.level).toBe('soon');
  });

  it('runs to the signed opinion while the expert owes one', () => {
    const accepted = { ...submitted, state: 'accepted' as const };
    expect(clockOf(accepted, at('13:00'))).toMatchObject({ kind: 'answer', level: 'calm' });
    expect(clockOf(accepted, at('20:01'))?.level).toBe('overdue');
  });

  it('stops waiting for an appointment that began early', () => {
    const early = {
      ...submitted,
      state: 'inSession' as const,
      appointmentStartsAt: at('10:00').toISOString(),
    };
    expect(clockOf(early, at('09:00'))).toBeUndefined();
  });

  it.each(['draft', 'closed', 'refused', 'cancelled'] as const)('has nothing to say about %s', (state) => {
    expect(clockOf({ ...submitted, state }, at('09:00'))).toBeUndefined();
  });
});

function words(time: string, t = zh) {
  const reading = clockOf(submitted, at(time));
  return reading && clockWords(t, reading);
}

describe('words', () => {
  it('says how long is left and how long it is over', () => {
    expect(words('09:55')).toBe('2 小时 5 分钟内须答复');
    expect(words('11:45')).toBe('即将到期：还剩 15 分钟');
    expect(words('12:30', en)).toBe('Overdue by 30 min');
  });

  it('shows two parts of a duration at most and leaves out empty ones', () => {
    expect(durationWords(en, 26 * 3_600_000 + 59 * 60_000)).toBe('1 d 2 h');
    expect(durationWords(en, 2 * 3_600_000)).toBe('2 h');
    expect(durationWords(zh, 20_000)).toBe('不到 1 分钟');
  });
});

describe('sortedByClock', () => {
  it('puts what is due first on top and what has no clock last', () => {
    const late = { ...submitted, responseDueAt: at('15:00').toISOString() };
    const waiting = { ...submitted, state: 'accepted' as const, responseDueAt: null, answerDueAt: null };
    expect(sortedByClock([waiting, late, submitted], at('09:00'))).toEqual([submitted, late, waiting]);
  });
});
