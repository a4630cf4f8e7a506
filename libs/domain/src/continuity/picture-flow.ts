import { type LadderLevel, rankOf, sendsVideo } from './ladder.js';

/** How one side's picture reaches another. */
export type PictureFlow = 'video' | 'stills' | 'none';

/** The weaker of two links decides between two people, and between nobody else. */
export function pictureFlow(sent: LadderLevel, received: LadderLevel): PictureFlow {
  const level = rankOf(sent) > rankOf(received) ? sent : received;
  if (sendsVideo(level)) return 'video';
  return level === 'stills' ? 'stills' : 'none';
}
