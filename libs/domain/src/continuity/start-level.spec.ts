import { describe, expect, it } from '@jest/globals';
import { type LevelTimes, startLevel } from './start-level.js';

const minute = 60_000;
const times = (sessions: number, held: LevelTimes) => Array.from({ length: sessions }, () => held);

describe('the level a session begins at', () => {
  it('is the best there is where little is known of the link', () => {
    expect(startLevel([])).toBe('fullVideo');
    expect(startLevel(times(2, { voice: 20 * minute }))).toBe('fullVideo');
    expect(startLevel(times(3, {}))).toBe('fullVideo');
  });

  it('is what the link has carried for most of the time', () => {
    expect(startLevel(times(5, { fullVideo: 19 * minute, voice: minute }))).toBe('fullVideo');
    expect(startLevel(times(5, { fullVideo: 4 * minute, thumbnail: 10 * minute, voice: 6 * minute }))).toBe(
      'thumbnail',
    );
    expect(startLevel(times(5, { thumbnail: minute, stills: 2 * minute, voice: 9 * minute }))).toBe('voice');
  });

  it('is not spoilt by one bad day', () => {
    const [good, bad] = [{ fullVideo: 20 * minute }, { voice: 20 * minute }];
    expect(startLevel([bad, good, good, good])).toBe('fullVideo');
  });

  it('is speech at least, also where notes and text were all that went', () => {
    expect(startLevel(times(3, { voiceNotes: 5 * minute, text: 5 * minute }))).toBe('voice');
  });
});
