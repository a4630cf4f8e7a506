/**
 * What one side sends to the others, best first. Speech outranks pictures: every level but the last two carries it.
 * `stills`: about one picture a second. `voiceNotes`: recorded here, sent when they fit.
 */
export const ladderLevels = ['fullVideo', 'thumbnail', 'stills', 'voice', 'voiceNotes', 'text'] as const;
export type LadderLevel = (typeof ladderLevels)[number];

/** What a level needs of a link to be held, speech and headers included, in bits a second. */
export const neededBps: Readonly<Record<LadderLevel, number>> = {
  fullVideo: 220_000,
  thumbnail: 90_000,
  stills: 50_000,
  voice: 18_000,
  voiceNotes: 4_000,
  text: 0,
};

/** Smaller is better. */
export const rankOf = (level: LadderLevel): number => ladderLevels.indexOf(level);

export const sendsVideo = (level: LadderLevel): boolean => level === 'fullVideo' || level === 'thumbnail';

/**
 * How much speech one packet holds, in milliseconds. At the browsers' own 20 the headers of thin speech weigh more than its
 * words, and what is asked for again drowns a line of 30 kbit/s. It cannot be changed without a gap once somebody speaks.
 */
export const speechPacketMs = 60;
