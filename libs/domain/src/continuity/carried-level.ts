import { type LadderLevel, ladderLevels, neededBps } from './ladder.js';

/** A link that was looked at for a moment is not always as good. */
const headroom = 1.5;

/** The best level that a link of so many bits a second will hold. */
export function carriedLevel(bps: number): LadderLevel {
  return ladderLevels.find((level) => neededBps[level] * headroom <= bps) ?? 'text';
}
