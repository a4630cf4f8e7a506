import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ladderStart,
  type LadderOffer,
  type LadderState,
  type LinkSample,
  nextLadder,
} from './ladder.controller.js';
import { type LadderLevel, ladderLevels, neededBps, sendsVideo } from './ladder.js';

/** What each level sends when nothing limits it. */
const wantsBps: Record<LadderLevel, number> = {
  fullVideo: 900_000,
  thumbnail: 100_000,
  stills: 55_000,
  voice: 20_000,
  voiceNotes: 4_000,
  text: 500,
};
const everything: LadderOffer = { levels: ladderLevels };
const sampleMs = 1_000;

/** A link as a sender sees it: the estimate follows what is sent and never knows more than half as much again. */
function ride(capacityAt: (second: number) => number, seconds: number, start: LadderState) {
  const visited: LadderLevel[] = [];
  let state = start;
  let estimate = wantsBps[state.level];
  let waitingBits = 0;
  for (let second = 0; second < seconds; second += 1) {
    const capacity = capacityAt(second);
    const wanted = wantsBps[state.level];
    const sentBps = Math.min(wanted, Math.max(estimate, wantsBps.voice));
    const lossShare = state.level !== 'stills' && sentBps > capacity ? (sentBps - capacity) / sentBps : 0;
    estimate = Math.min(capacity, Math.max(estimate * 1.08, sentBps * 1.5));
    const unsent = state.level === 'stills' ? wanted - capacity : -waitingBits;
    waitingBits = Math.max(0, waitingBits + unsent);
    const backlogMs = (waitingBits / capacity) * 1_000;
    // A narrow place drops what its queue, once it is there, cannot take.
    const roundTripMs = 80 + (second > 0 && lossShare > 0 ? 300 : 0);
    const sample = {
      atMs: second * sampleMs,
      capacityBps: estimate,
      sentBps,
      lossShare,
      backlogMs,
      roundTripMs,
    };
    state = nextLadder(state, sample, everything);
    visited.push(state.level);
  }
  const flips = visited.filter((level, at) => at > 0 && level !== visited[at - 1]).length;
  return { state, visited, flips };
}
const from = (level: LadderLevel) => ladderStart(level);

describe('the ladder', () => {
  it('stays where the link carries all', () => {
    const { flips, state } = ride(() => 2_000_000, 600, from('fullVideo'));
    expect([flips, state.level]).toEqual([0, 'fullVideo']);
  });

  it('falls within seconds to what the link carries', () => {
    const { visited } = ride(() => 60_000, 10, from('fullVideo'));
    expect(visited.at(6)).toBe('stills');
    const voice = ride(() => 30_000, 30, from('fullVideo'));
    expect(voice.visited.at(-1)).toBe('voice');
  });

  it('is back at full video within half a minute after a link recovers', () => {
    const { visited } = ride((second) => (second < 20 ? 60_000 : 2_000_000), 60, from('fullVideo'));
    expect(visited.indexOf('fullVideo', 20)).toBeLessThan(50);
  });

  it.each(ladderLevels.filter(sendsVideo).map((level) => [level, neededBps[level]] as const))(
    'does not go up and down at the edge of %s',
    (_, edge) => {
      for (const around of [0.9, 0.97, 1, 1.03, 1.1]) {
        const { flips } = ride(() => edge * around, 600, from('fullVideo'));
        const fall = 1;
        expect(flips - fall).toBeLessThanOrEqual(4);
      }
    },
  );

  /** One look a second. @returns the level after each */
  function levelsOf(start: LadderLevel, looks: readonly Partial<LinkSample>[]): LadderLevel[] {
    const calm = { capacityBps: 150_000, sentBps: 60_000, lossShare: 0, backlogMs: 0, roundTripMs: 80 };
    let state = from(start);
    return looks.map((look, second) => {
      state = nextLadder(state, { ...calm, ...look, atMs: second * 1_000 }, everything);
      return state.level;
    });
  }
  const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

  it('returns from a trial to where it began, however little the estimate says at that moment', () => {
    const levels = levelsOf('stills', [...times(7, {}), ...times(8, { capacityBps: 20_000 })]);
    expect(levels.slice(6)).toEqual(['thumbnail', 'thumbnail', ...times(7, 'stills')]);
  });

  it('does not blame still pictures for what was sent before them, and does so for what they crowd out', () => {
    const narrow = { capacityBps: 60_000, sentBps: 90_000, lossShare: 0.3, roundTripMs: 600 };
    const levels = levelsOf('fullVideo', [{}, ...times(12, narrow)]);
    const fallen = levels.indexOf('stills');
    expect(levels.slice(fallen, fallen + 4)).toEqual(times(4, 'stills'));
    expect(levels.at(-1)).toBe('voice');
  });

  it('holds still pictures that fit, whatever was lost before them', () => {
    const narrow = { capacityBps: 60_000, sentBps: 90_000, lossShare: 0.3, roundTripMs: 600 };
    const waits = { capacityBps: 60_000, lossShare: 0.02, roundTripMs: 600 };
    const levels = levelsOf('fullVideo', [{}, ...times(4, narrow), ...times(6, waits)]);
    expect(levels.indexOf('stills')).toBeLessThan(5);
    expect(levels.at(-1)).toBe('stills');
  });

  it('comes straight to what arrives of what is sent, whatever the estimate still says', () => {
    const fallsTo = (lossShare: number) =>
      levelsOf('fullVideo', [
        {},
        ...times(3, { capacityBps: 150_000, sentBps: 180_000, lossShare, roundTripMs: 600 }),
      ]).find((level) => level !== 'fullVideo');
    expect([0.3, 0.6, 0.85].map(fallsTo)).toEqual(['thumbnail', 'stills', 'voice']);
  });

  it('tries pictures seldom as well where what came before drowned speech at once', () => {
    const drowned = times(4, { capacityBps: 60_000, lossShare: 0.8, roundTripMs: 600 });
    const levels = levelsOf('fullVideo', [{}, ...drowned, ...times(40, {})]);
    expect(levels).toContain('voice');
    expect(levels.at(-1)).toBe('voice');
  });

  it('is patient with a level that was lost again a while after its trial', () => {
    const minute = times(60, {});
    const lost = times(5, { capacityBps: 60_000 });
    const levels = levelsOf('thumbnail', [...lost, ...minute, ...lost, ...times(40, {})]);
    expect(levels.slice(-60, -50)).toContain('thumbnail');
    expect(new Set(levels.slice(-40))).toEqual(new Set(['stills']));
  });

  it('takes no time in which nothing was looked at for time in which a level was held', () => {
    const calm = { capacityBps: 150_000, sentBps: 60_000, lossShare: 0, backlogMs: 0, roundTripMs: 80 };
    let state = from('stills');
    const look = (second: number, changed: Partial<LinkSample> = {}) => {
      state = nextLadder(state, { ...calm, ...changed, atMs: second * 1_000 }, everything);
    };
    for (let second = 0; second < 9; second += 1) look(second);
    expect(state.level).toBe('thumbnail');
    for (let second = 200; second < 203; second += 1) look(second);
    for (let second = 203; second < 208; second += 1) look(second, { capacityBps: 60_000 });
    expect(state.level).toBe('stills');
    expect(state.patienceMs.thumbnail).toBe(45_000);
  });

  it('leaves a dip to the buffers', () => {
    const good = { capacityBps: 2_000_000, sentBps: 600_000, lossShare: 0, backlogMs: 0, roundTripMs: 80 };
    const samples = [good, { ...good, capacityBps: 30_000 }, { ...good, capacityBps: 30_000 }, good, good];
    let state = from('fullVideo');
    samples.forEach((sample, second) => {
      state = nextLadder(state, { ...sample, atMs: second * 1_000 }, everything);
    });
    expect(state.level).toBe('fullVideo');
  });

  /** Five minutes of a link that loses a share of everything, with an estimate that takes it for a narrow one. */
  function visitedOn(
    lossShare: number,
    roundTripMs: (level: LadderLevel, second: number) => number,
    start: LadderLevel,
  ) {
    const visited: LadderLevel[] = [];
    let state = from(start);
    for (let second = 0; second < 300; second += 1) {
      const sample = {
        atMs: second * 1_000,
        capacityBps: 40_000,
        sentBps: 40_000,
        lossShare: lossShare + (second % 2 ? 0.1 : -0.1),
        backlogMs: 0,
        roundTripMs: roundTripMs(state.level, second),
      };
      state = nextLadder(state, sample, everything);
      visited.push(state.level);
    }
    return visited;
  }

  it('holds pictures on a link that loses much by lot, whatever the estimate says, and comes back to them', () => {
    expect(new Set(visitedOn(0.3, () => 80, 'fullVideo'))).toEqual(new Set(['fullVideo']));
    expect(visitedOn(0.3, () => 80, 'voice').at(-1)).toBe('fullVideo');
  });

  it('holds them there through a moment of which one bad report tells, again and again', () => {
    const told = [0.3, 0.3, 0.5, ...times(6, 0.85), 0.05, 0.3];
    const looks = told.map((lossShare) => ({ lossShare, capacityBps: 40_000 }));
    expect(new Set(levelsOf('fullVideo', looks))).toEqual(new Set(['fullVideo']));
    const lastingly = times(12, { lossShare: 0.85, capacityBps: 40_000 });
    expect(levelsOf('fullVideo', lastingly).at(-1)).not.toBe('fullVideo');
  });

  it('holds them where a tenth is lost by lot, as reports of few packets tell of it', () => {
    const told = [0.1, 0.14, 0.13, 0.06, 0.06, 0.07, 0.07, 0.07, 0.13, 0.1];
    const looks = told.map((lossShare) => ({ lossShare, capacityBps: 40_000 }));
    expect(new Set(levelsOf('fullVideo', looks))).toEqual(new Set(['fullVideo']));
  });

  it('leaves still pictures where they crowd out speech, though no estimate says so', () => {
    const crowded = (level: LadderLevel, second: number) => (level === 'stills' && second > 1 ? 480 : 80);
    expect(visitedOn(0.3, crowded, 'stills').slice(0, 8)).toContain('voice');
    expect(visitedOn(0.3, () => 80, 'stills').slice(0, 5)).not.toContain('voice');
  });

  it('leaves them as soon where the losses come in bursts and reports of them seldom', () => {
    // As a browser told of a line of 30 kbit/s: a report each third second, its packets few.
    const told = [0.09, 0.09, 0, 0.05, 0.18, 0, 0.06, 0.28, 0.33, 0, 0.23, 0.23];
    const looks = told.map((lossShare) => ({ lossShare, roundTripMs: 476 }));
    expect(levelsOf('stills', [{}, ...looks]).slice(0, 9)).toContain('voice');
  });

  it('gets no nearer to small pictures while still ones, on trial, have something wait', () => {
    const looks = (roundTripMs: number) => [...times(8, {}), ...times(14, { roundTripMs })];
    expect(levelsOf('voice', looks(240)).at(-1)).toBe('stills');
    expect(levelsOf('voice', looks(80)).at(-1)).toBe('thumbnail');
    // Where round trips jump about it comes a little later.
    expect(levelsOf('voice', [...looks(240), ...times(6, { roundTripMs: 240 })]).at(-1)).toBe('thumbnail');
  });

  it('tries pictures seldom where there was room for speech alone', () => {
    const { visited } = ride(() => 30_000, 400, from('fullVideo'));
    const trials = visited.filter((level, at) => level === 'stills' && visited[at - 1] === 'voice');
    expect(trials).toHaveLength(1);
  });

  it('ends a trial of still pictures at the first sign that they crowd out speech', () => {
    const crowded = (level: LadderLevel) => (level === 'stills' ? 480 : 80);
    const visited = visitedOn(0.11, crowded, 'voice');
    const first = visited.indexOf('stills');
    expect(first).toBeGreaterThan(0);
    expect(visited.slice(first, first + 4)).toContain('voice');
  });

  it('takes loss before which packets wait for want of room, and saves speech where most is lost', () => {
    const narrow = (level: LadderLevel, second: number) => (second > 5 && sendsVideo(level) ? 400 : 80);
    expect(visitedOn(0.3, narrow, 'fullVideo').slice(5, 15)).toContain('voice');
    expect(sendsVideo(visitedOn(0.65, () => 80, 'fullVideo').at(-1) ?? 'fullVideo')).toBe(false);
  });

  it('climbs one level at a time, and never to what is not offered', () => {
    fc.assert(
      fc.property(
        fc.subarray([...ladderLevels], { minLength: 1 }),
        fc.array(
          fc.record({
            capacityBps: fc.option(fc.integer({ min: 0, max: 3_000_000 })),
            sentBps: fc.integer({ min: 0, max: 1_500_000 }),
            lossShare: fc.double({ min: 0, max: 1, noNaN: true }),
            backlogMs: fc.integer({ min: 0, max: 10_000 }),
            roundTripMs: fc.option(fc.integer({ min: 0, max: 3_000 })),
          }),
          { maxLength: 200 },
        ),
        (levels, samples) => {
          let state = ladderStart(levels[0] ?? 'text');
          samples.forEach((sample, second) => {
            const next = nextLadder(state, { ...sample, atMs: second * 1_000 }, { levels });
            expect(levels).toContain(next.level);
            const climbed = levels.indexOf(state.level) - levels.indexOf(next.level);
            expect(climbed).toBeLessThanOrEqual(1);
            state = next;
          });
        },
      ),
    );
  });

  it('goes on with speech when the camera is switched off, and back with it', () => {
    const sample = {
      atMs: 0,
      capacityBps: 2_000_000,
      sentBps: 30_000,
      lossShare: 0,
      backlogMs: 0,
      roundTripMs: 80,
    };
    const speech = { levels: ['voice', 'voiceNotes', 'text'] as const };
    let state = nextLadder(from('fullVideo'), sample, speech);
    expect(state.level).toBe('voice');
    for (let second = 1; second <= 7; second += 1)
      state = nextLadder(state, { ...sample, atMs: second * 1_000 }, everything);
    expect(state.level).toBe('stills');
  });
});
