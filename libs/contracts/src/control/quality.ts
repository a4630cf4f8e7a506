import { ladderLevels, type QualityMeasure } from '@jiedui/domain';
import { z } from 'zod';
import { personId, sessionId } from '../shapes/ids.js';

const share = z.number().min(0).max(1).nullable();
const bitsPerSecond = z.number().min(0).max(10_000_000_000).nullable();
const score = z.number().min(0).max(10).nullable();
const intervalMs = z.number().int().min(1_000).max(60_000);

/** What a participant's browser counted, null where there was nothing to count. */
const counted = {
  uplinkLossShare: share,
  downlinkLossShare: share,
  uplinkBps: bitsPerSecond,
  downlinkBps: bitsPerSecond,
  uplinkAvailableBps: bitsPerSecond,
  roundTripMs: z.number().min(0).max(60_000).nullable(),
  freezeShare: share,
  concealedShare: share,
  framesPerSecond: z.number().min(0).max(240).nullable(),
};

/** One look of about ten seconds, as a browser tells it to its node. */
export const QualitySample = z.object({ intervalMs, ...counted });
export type QualitySample = z.infer<typeof QualitySample>;

const figures = { ...counted, uplinkScore: score, downlinkScore: score } satisfies Record<
  QualityMeasure,
  z.ZodType
>;

/** A minute of one participant so far; told again, it is the same minute with more in it. */
export const QualityMinuteTold = z.object({
  personId,
  minuteAt: z.iso.datetime(),
  coveredMs: z.number().int().min(0).max(60_000),
  level: z.enum(ladderLevels),
  levelMs: z.partialRecord(z.enum(ladderLevels), z.number().int().min(0).max(60_000)),
  ...figures,
});
export type QualityMinuteTold = z.infer<typeof QualityMinuteTold>;

/** What a node tells of the links in one room. Ids and numbers only; it may be lost, and what comes later holds the same. */
export const QualityFact = z.object({
  type: z.literal('quality.sampled'),
  id: z.uuid(),
  at: z.iso.datetime(),
  nodeId: z.string().min(1).max(64),
  sessionId,
  minutes: z.array(QualityMinuteTold).min(1).max(200),
});
export type QualityFact = z.infer<typeof QualityFact>;
