import { describe, expect, it } from '@jest/globals';
import { type LadderLevel, ladderLevels } from './ladder.js';
import { pictureFlow } from './picture-flow.js';

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
