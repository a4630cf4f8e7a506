import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Newest } from './newest.js';

const everyMs = 100;
let sent: number[];
let isRoom: boolean;
let newest: Newest<number>;

beforeEach(() => {
  jest.useFakeTimers();
  [sent, isRoom] = [[], true];
  newest = new Newest(everyMs, async (value) => {
    if (isRoom) sent.push(value);
    return isRoom;
  });
});
afterEach(() => void jest.useRealTimers());

const pass = (times = 1) => jest.advanceTimersByTimeAsync(times * everyMs);

describe('the newest', () => {
  it('is sent at once, and then as often as is worth it', async () => {
    for (const value of [1, 2, 3]) newest.offer(value);
    expect(sent).toEqual([1]);
    await pass();
    expect(sent).toEqual([1, 3]);
    await pass(3);
    newest.offer(4);
    expect(sent).toEqual([1, 3, 4]);
  });

  it('waits for room, unless something newer comes', async () => {
    isRoom = false;
    newest.offer(1);
    await pass(2);
    newest.offer(2);
    isRoom = true;
    await pass(2);
    expect(sent).toEqual([2]);
    isRoom = false;
    newest.offer(3);
    await pass();
    isRoom = true;
    await pass(2);
    expect(sent).toEqual([2, 3]);
  });

  it('is said again once nothing newer follows, so often as is wished', async () => {
    const resting = new Newest<number>(everyMs, async (value) => sent.push(value) > 0, 2);
    resting.offer(1);
    await pass(3);
    resting.offer(2);
    expect(sent).toEqual([1, 2]);
    await pass(5);
    expect(sent).toEqual([1, 2, 2]);
    await pass(20);
    expect(sent).toEqual([1, 2, 2, 2]);
  });
});
