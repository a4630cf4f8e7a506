import { z } from 'zod';

/** Of one caption, in characters; of a longer one its end counts. */
export const captionAtMost = 300;

/** What goes over the data channel `captions`, as JSON. */
export const CaptionMessage = z.discriminatedUnion('kind', [
  /** Somebody wants to read what is said; said again every few seconds. */
  z.object({ kind: z.literal('wanted') }),
  z.object({
    kind: z.literal('said'),
    seq: z.number().int().min(1).meta({ description: 'Grows with each; an older one is passed over' }),
    text: z.string().max(captionAtMost),
  }),
]);
export type CaptionMessage = z.infer<typeof CaptionMessage>;
