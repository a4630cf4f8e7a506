import { type LadderLevel, ladderLevels } from './ladder.js';

/** How long each level was held in one session over a link. */
export type LevelTimes = Readonly<Partial<Record<LadderLevel, number>>>;

const sending: readonly LadderLevel[] = ['fullVideo', 'thumbnail', 'stills', 'voice'];
/** Fewer say nothing: one bad day is no bad link. */
const fewestSessions = 3;
/** A link that was better at times is begun with at what it carried most of the time. */
const usualShare = 0.5;

/**
 * The level to begin a session at: the best that the link held for half of the time or was above. A hospital whose line
 * carries speech alone is then not drowned in pictures at the beginning of every consultation; the ladder climbs from there.
 * @param past of the latest sessions over the hospital's link
 */
export function startLevel(past: readonly LevelTimes[]): LadderLevel {
  if (past.length < fewestSessions) return 'fullVideo';
  const heldMs = (level: LadderLevel) => past.reduce((sum, times) => sum + (times[level] ?? 0), 0);
  const totalMs = ladderLevels.reduce((sum, level) => sum + heldMs(level), 0);
  let soFarMs = 0;
  for (const level of sending) {
    soFarMs += heldMs(level);
    if (soFarMs >= totalMs * usualShare) return level;
  }
  return 'voice';
}
