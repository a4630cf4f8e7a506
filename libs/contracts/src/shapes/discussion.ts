import { z } from 'zod';
import { instant } from './ids.js';
import { Person } from './people.js';

export const messageMaxLength = 4_000;

/** One message of the thread of a consultation. Never changed, never taken back. */
export const Message = z
  .object({
    id: z.uuid(),
    position: z.number().int().meta({ description: 'Grows along the thread; ask for what comes after it' }),
    author: Person,
    body: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** How far somebody has read. */
export const Reading = z
  .object({ person: Person, position: z.number().int(), readAt: instant })
  .meta({ id: 'Reading' });
export type Reading = z.infer<typeof Reading>;

export const Thread = z
  .object({
    items: z.array(Message).meta({ description: 'Oldest first' }),
    readings: z.array(Reading),
    unread: z.number().int().meta({ description: 'Messages of others that I have not read' }),
    hasMore: z.boolean().meta({ description: 'There are older ones' }),
    mayWrite: z.boolean(),
  })
  .meta({ id: 'Thread' });
export type Thread = z.infer<typeof Thread>;
