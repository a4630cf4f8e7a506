import { z } from 'zod';
import { Message, messageMaxLength, Thread } from '../shapes/discussion.js';
import { consultationId } from '../shapes/ids.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'discussion';
const access = 'signedIn';
const params = z.object({ consultationId });

export const discussionEndpoints = {
  listMessages: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/messages',
    tag,
    summary:
      'The thread of a consultation: its latest messages, or those before one, and who has read how far',
    access,
    params,
    query: z.object({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: Thread,
    errors: [],
  }),
  postMessage: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/messages',
    tag,
    summary: 'Write to everybody who takes part. Sent again under the same id, it is written once',
    access,
    params,
    body: z.object({
      id: z.uuid(),
      body: text(messageMaxLength).refine((value) => value.trim() !== '', { message: 'Empty' }),
    }),
    response: Message,
    errors: ['STATE_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
  markThreadRead: endpoint({
    method: 'PUT',
    path: '/consultations/{consultationId}/messages/read',
    tag,
    summary: 'Say how far I have read; it never goes back',
    access,
    params,
    body: z.object({ position: z.number().int().min(1) }),
    response: Thread,
    errors: [],
  }),
};
