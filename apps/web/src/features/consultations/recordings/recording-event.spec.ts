import { describe, expect, it } from '@jest/globals';
import { secondsInto } from './recording-event';

describe('where an event is in a recording', () => {
  it('is counted from its first moment, and never before it', () => {
    const beginsAt = '2026-11-22T09:00:00.000Z';
    expect(secondsInto('2026-11-22T09:01:30.500Z', beginsAt)).toBe(90.5);
    expect(secondsInto('2026-11-22T08:59:00.000Z', beginsAt)).toBe(0);
  });
});
