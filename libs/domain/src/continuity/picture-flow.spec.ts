import { describe, expect, it } from '@jest/globals';
import { type LadderLevel, ladderLevels } from './ladder.js';
import { carriedOf, pictureFlow } from './picture-flow.js';

describe('what is sent of a camera and a screen', () => {
  it.each([
    ['fullVideo', 'full', 'small'],
    ['thumbnail', 'small', 'none'],
    ['stills', 'none', 'none'],
    ['voice', 'none', 'none'],
  ] as const)('at %s is the screen %s, and the camera beside it %s', (level, screen, camera) => {
    expect(carriedOf('screen', level, true)).toBe(screen);
    expect(carriedOf('camera', level, true)).toBe(camera);
  });

  it('is the whole camera again when the screen has ended', () => {
    expect(carriedOf('camera', 'fullVideo', false)).toBe('full');
    expect(carriedOf('camera', 'thumbnail', false)).toBe('small');
  });
});

describe('the picture between two people', () => {
  it.each<[LadderLevel, LadderLevel, string]>([
    ['fullVideo', 'thumbnail', 'video'],
    ['fullVideo', 'stills', 'stills'],
    ['stills', 'fullVideo', 'stills'],
    ['stills', 'voice', 'none'],
    ['text', 'fullVideo', 'none'],
  ])('sent as %s and received as %s is %s', (sent, received, flow) => {
    expect(pictureFlow(sent, received)).toBe(flow);
  });

  it('is the same from either end', () => {
    for (const one of ladderLevels) {
      for (const other of ladderLevels) expect(pictureFlow(one, other)).toBe(pictureFlow(other, one));
    }
  });
});
