import { type LadderLevel, rankOf, sendsVideo } from './ladder.js';

/** How one side's picture reaches another. */
export type PictureFlow = 'video' | 'stills' | 'none';

/** What of one source of pictures is sent. */
export type Carried = 'full' | 'small' | 'none';

/**
 * Speech first, then the screen that is being talked about, then faces: who shows a screen sends their camera small beside
 * it, and not at all where the link is thin.
 */
export function carriedOf(source: 'camera' | 'screen', level: LadderLevel, isSharing: boolean): Carried {
  if (!sendsVideo(level)) return 'none';
  if (source === 'camera' && isSharing) return level === 'fullVideo' ? 'small' : 'none';
  return level === 'fullVideo' ? 'full' : 'small';
}

/** The weaker of two links decides between two people, and between nobody else. */
export function pictureFlow(sent: LadderLevel, received: LadderLevel): PictureFlow {
  const level = rankOf(sent) > rankOf(received) ? sent : received;
  if (sendsVideo(level)) return 'video';
  return level === 'stills' ? 'stills' : 'none';
}
