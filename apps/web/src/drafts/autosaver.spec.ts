import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Autosaver, type AutosaverOptions } from './autosaver';
import type { LocalCopy } from './local-copy';

interface Text {
  readonly findings: string;
  readonly advice: string;
}

const empty: Text = { findings: '', advice: '' };
const now = new Date('2026-11-21T06:30:00Z');

function memoryCopy(kept?: { base: Text; value: Text }): LocalCopy<Text> & { kept: typeof kept } {
  const copy = {
    kept,
    load: () => copy.kept,
    store: (base: Text, value: Text) => void (copy.kept = { base, value }),
    clear: () => void (copy.kept = undefined),
  };
  return copy;
}

function saver(options: Partial<AutosaverOptions<Text>> = {}) {
  const sent: Partial<Text>[] = [];
  let held = empty;
  const autosaver = new Autosaver<Text>({
    base: empty,
    copy: memoryCopy(),
    write: async (changes) => {
      sent.push(changes);
      return (held = { ...held, ...changes });
    },
    isSendable: () => true,
    isWorthRetrying: () => true,
    now: () => now,
    ...options,
  });
  return { autosaver, sent };
}

describe('Autosaver', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('saves what was typed after a pause, and says when', async () => {
    const { autosaver, sent } = saver();
    autosaver.change({ findings: 'a' });
    autosaver.change({ findings: 'ab' });
    expect(autosaver.snapshot().status).toBe('dirty');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([{ findings: 'ab' }]);
    expect(autosaver.snapshot()).toMatchObject({ status: 'saved', savedAt: now });
  });

  it('keeps unsaved text in the browser until the server has it', async () => {
    const copy = memoryCopy();
    const { autosaver } = saver({ copy });
    autosaver.change({ advice: 'typed' });
    expect(copy.kept?.value.advice).toBe('typed');
    await autosaver.flush();
    expect(copy.kept).toBeUndefined();
  });

  it('brings back what was typed before a blackout, and saves it', async () => {
    const { autosaver, sent } = saver({
      copy: memoryCopy({ base: empty, value: { ...empty, advice: 'lost?' } }),
    });
    expect(autosaver.snapshot()).toMatchObject({ isRestored: true, value: { advice: 'lost?' } });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([{ advice: 'lost?' }]);
  });

  it('does not lose what is typed while a save is under way', async () => {
    const slow = (changes: Partial<Text>) =>
      new Promise<Text>((resolve) => void setTimeout(() => resolve({ ...empty, ...changes }), 500));
    const { autosaver } = saver({ write: slow });
    autosaver.change({ findings: 'a' });
    void autosaver.flush();
    await jest.advanceTimersByTimeAsync(400);
    autosaver.change({ findings: 'ab' });
    await jest.advanceTimersByTimeAsync(200);
    expect(autosaver.snapshot()).toMatchObject({ status: 'dirty', value: { findings: 'ab' } });
  });

  it('tries again after a failure that may pass', async () => {
    let failures = 1;
    const { autosaver } = saver({
      write: async (changes) => {
        if (failures-- > 0) throw new Error('unreachable');
        return { ...empty, ...changes };
      },
    });
    autosaver.change({ findings: 'a' });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(autosaver.snapshot().status).toBe('failed');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(autosaver.snapshot().status).toBe('saved');
  });

  it('asks when both sides changed the same field, and saves nothing until answered', async () => {
    const { autosaver, sent } = saver();
    autosaver.change({ findings: 'mine', advice: 'also mine' });
    autosaver.receive({ findings: 'theirs', advice: '' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(autosaver.snapshot()).toMatchObject({ status: 'conflict', conflict: { fields: ['findings'] } });
    expect(sent).toEqual([]);
    autosaver.resolve('mine');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([{ findings: 'mine', advice: 'also mine' }]);
  });

  it('holds back what is not valid yet and sends the rest', async () => {
    const { autosaver, sent } = saver({ isSendable: (field) => field !== 'findings' });
    autosaver.change({ findings: 'invalid', advice: 'valid' });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([{ advice: 'valid' }]);
    expect(autosaver.snapshot()).toMatchObject({ status: 'invalid', value: { findings: 'invalid' } });
  });
});
