import { describe, expect, it } from '@jest/globals';
import { nextPath, pathStart } from './path-watch.js';

const lookMs = 300;

/** @param heard whether each look brings something; @returns at which looks another path is asked for */
function asked(heard: readonly boolean[]): number[] {
  let state = pathStart(0);
  let bytesReceived = 0;
  return heard.flatMap((isHeard, at) => {
    if (isHeard) bytesReceived += 100;
    let isLost: boolean;
    [state, isLost] = nextPath(state, { atMs: (at + 1) * lookMs, bytesReceived });
    return isLost ? [at] : [];
  });
}

const looks = (count: number, isHeard: boolean) => Array.from({ length: count }, () => isHeard);

describe('the watch over a path', () => {
  it('asks for another within a second of silence, where something came all the time', () => {
    const [first] = asked([...looks(8, true), ...looks(5, false)]);
    expect((Number(first) - 7) * lookMs).toBeLessThanOrEqual(1_000);
  });

  it('lets a gap heal that a lossy link leaves', () => {
    expect(asked([...looks(8, true), ...looks(2, false), ...looks(8, true), ...looks(2, false)])).toEqual([]);
  });

  it('says nothing where little comes', () => {
    const sparse = Array.from({ length: 60 }, (_, at) => at % 3 === 0);
    expect(asked([...sparse, ...looks(20, false)])).toEqual([]);
  });

  it('asks again, but less and less often, while nothing comes', () => {
    const times = asked([...looks(8, true), ...looks(120, false)]).map((at) => at * lookMs);
    const pauses = times.slice(1).map((ms, at) => ms - Number(times[at]));
    expect(pauses.slice(0, 4)).toEqual([2_700, 5_100, 10_200, 10_200]);
  });

  it('is as quick again once the path has stood for a while', () => {
    const spell = [...looks(8, true), ...looks(3, false)];
    expect(asked([...spell, ...spell])).toHaveLength(2);
  });
});
