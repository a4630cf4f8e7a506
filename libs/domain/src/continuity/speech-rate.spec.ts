import { describe, expect, it } from '@jest/globals';
import { nextSpeechRate } from './speech-rate.js';

describe('the rate of speech', () => {
  it('is full where the link is wide, and leaves room for pictures where it is narrow', () => {
    expect(nextSpeechRate('full', 'fullVideo', 1_000_000)).toBe('full');
    expect(nextSpeechRate('full', 'fullVideo', 80_000)).toBe('spare');
    expect(nextSpeechRate('full', 'thumbnail', 120_000)).toBe('spare');
  });

  it('is thin where no picture is left to give up', () => {
    expect(nextSpeechRate('full', 'stills', 1_000_000)).toBe('thin');
    expect(nextSpeechRate('spare', 'voice', null)).toBe('thin');
  });

  it('does not go up and down between narrow and wide', () => {
    expect(nextSpeechRate('full', 'fullVideo', 200_000)).toBe('full');
    expect(nextSpeechRate('spare', 'fullVideo', 200_000)).toBe('spare');
    expect(nextSpeechRate('spare', 'fullVideo', 300_000)).toBe('full');
  });

  it('stays as it was while nobody knows the link, and comes back with the pictures', () => {
    expect(nextSpeechRate('full', 'fullVideo', null)).toBe('full');
    expect(nextSpeechRate('thin', 'thumbnail', null)).toBe('spare');
  });
});
