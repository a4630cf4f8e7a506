import { describe, expect, it } from '@jest/globals';
import { Speakers } from './speakers.js';

const quiet = 0.001;
const speech = 0.1;

/** Looks every 100 ms at levels told by name, and answers with who spoke at each. */
function heard(...looks: readonly Record<string, number | undefined>[]): string[] {
  const speakers = new Speakers();
  return looks.map((levels, at) => speakers.look(new Map(Object.entries(levels)), at * 100).join(' '));
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('who speaks', () => {
  it('is who was loud at two looks, so that a key struck is no speech', () => {
    expect(heard({ li: speech }, { li: quiet }, { li: quiet })).toEqual(['', '', '']);
    expect(heard({ li: speech }, { li: speech })).toEqual(['', 'li']);
  });

  it('goes on through the pauses between words, and ends after them', () => {
    const spoken = heard({ li: speech }, { li: speech }, ...times(8, { li: quiet }));
    expect(spoken.slice(1)).toEqual([...times(8, 'li'), '']);
  });

  it('goes on at once when a word is thrown in after a pause', () => {
    const looks = [speech, speech, quiet, quiet, speech, quiet].map((li) => ({ li }));
    expect(heard(...looks)).toEqual(['', 'li', 'li', 'li', 'li', 'li']);
  });

  it('keeps the place of who began, however loud the others are', () => {
    const together = { li: speech, wang: 0.9 };
    const spoken = heard({ li: speech }, { li: speech }, together, together);
    expect(spoken).toEqual(['', 'li', 'li', 'li wang']);
  });

  it('is no steady noise, and who speaks above it', () => {
    const noise = Array.from({ length: 60 }, (_, at) => ({ li: at % 2 ? 0.02 : 0.03 }));
    const words = [speech, speech, 0.02, speech, 0.02].map((li) => ({ li }));
    const spoken = heard(...noise, ...words, ...times(10, { li: 0.02 }));
    expect(spoken.slice(45, 60)).toEqual(times(15, ''));
    expect(spoken.slice(61, 65)).toEqual(times(4, 'li'));
    expect(spoken.at(-1)).toBe('');
  });

  it('is no steady noise of which a packet is missing now and then', () => {
    const noise = Array.from({ length: 90 }, (_, at) => ({ li: at % 9 === 0 ? undefined : 0.02 }));
    expect(heard(...noise).slice(45)).toEqual(times(45, ''));
  });

  it('goes on being who makes a long speech', () => {
    const speechOf = (at: number) => ({ li: at % 12 === 0 ? 0.01 : 0.05 + 0.05 * (at % 3) });
    const spoken = heard(...Array.from({ length: 200 }, (_, at) => speechOf(at)));
    expect(new Set(spoken.slice(2))).toEqual(new Set(['li']));
  });

  it('forgets at once who is heard no more', () => {
    expect(heard({ li: speech }, { li: speech }, {})).toEqual(['', 'li', '']);
  });
});
