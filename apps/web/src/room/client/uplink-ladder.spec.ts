import { describe, expect, it } from '@jest/globals';
import { noCounters } from './link-counters.js';
import { UplinkLadder } from './uplink-ladder.js';

/** One look a second at a link that carries so much, with so many bytes sent since the last. */
function look(ladder: UplinkLadder, seconds: number, availableOutgoingBitrate: number, isCameraOn = true) {
  for (let second = 0; second < seconds; second += 1) {
    const bytesSent = second * 8_000;
    const counters = { ...noCounters, bytesSent, availableOutgoingBitrate };
    ladder.judge({ counters, atMs: second * 1_000, backlogMs: 0, isCameraOn });
  }
  return ladder.sending.level;
}

describe('the ladder of an uplink', () => {
  it('gives pictures up where the estimate leaves no room for them', () => {
    expect(look(new UplinkLadder(), 10, 40_000)).toBe('voice');
    expect(look(new UplinkLadder(), 10, 60_000)).toBe('stills');
    expect(look(new UplinkLadder(), 10, 150_000)).toBe('thumbnail');
    expect(look(new UplinkLadder(), 10, 1_500_000)).toBe('fullVideo');
  });

  it('judges nothing by a single look, nor over a new connection', () => {
    const ladder = new UplinkLadder();
    expect(look(ladder, 2, 40_000)).toBe('fullVideo');
    ladder.restart();
    expect(look(ladder, 2, 40_000)).toBe('fullVideo');
  });

  it('takes speech back where it shares a narrow link with pictures, and with the camera off leaves it', () => {
    const ladder = new UplinkLadder();
    look(ladder, 10, 120_000);
    expect(ladder.sending).toEqual({ level: 'thumbnail', speech: 'spare' });
    look(ladder, 10, 1_500_000, false);
    expect(ladder.sending.speech).toBe('spare');
  });

  it('stays as it is while the camera is off', () => {
    const ladder = new UplinkLadder();
    expect(look(ladder, 10, 40_000, false)).toBe('fullVideo');
    expect(look(ladder, 10, 40_000)).toBe('voice');
    expect(look(ladder, 30, 1_500_000, false)).toBe('voice');
  });
});
