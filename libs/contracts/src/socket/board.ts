import { type BoardOperation, boardScale, boardShapes } from '@jiedui/domain';
import { z } from 'zod';
import { attachmentId } from '../shapes/ids.js';

const place = z.number().int().min(0).max(boardScale);
/** Of one drawing: a hand that goes on draws another. */
export const boardPointsAtMost = 256;

/** What happens on the shared image board, in the room's journal. */
export const BoardEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('board.opened'), attachmentId }),
  z.object({ kind: z.literal('board.closed') }),
  z.object({
    kind: z.literal('board.moved'),
    x: place,
    y: place,
    zoomPercent: z.number().int().min(100).max(3_200),
  }),
  z.object({
    kind: z.literal('board.windowed'),
    level: z.number().int().min(0).max(255),
    width: z.number().int().min(1).max(256),
  }),
  z.object({
    kind: z.literal('board.drawn'),
    shape: z.enum(boardShapes),
    points: z
      .array(place)
      .min(4)
      .max(2 * boardPointsAtMost)
      .refine((points) => points.length % 2 === 0, { message: 'Half a point' }),
  }),
  z.object({ kind: z.literal('board.undone') }),
  z.object({ kind: z.literal('board.cleared') }),
]) satisfies z.ZodType<BoardOperation>;
export type BoardEntry = z.infer<typeof BoardEntry>;
