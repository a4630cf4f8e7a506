import { deliveryChannels, notificationKinds, noticeUrgencies } from '@jiedui/domain';
import { z } from 'zod';
import { instant, personId } from '../shapes/ids.js';
import { paged, pageOf } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'deliveries';
const access = 'signedIn';

/** Below the API prefix: the board of the queue, for platform administrators; pages of its own, no route of the API. */
export const queueBoardPath = '/queues';

/**
 * pending: handed to the queue; deferred: waits for the end of quiet hours or the daily mail; failed: will be tried again;
 * dead: given up until somebody drives it again.
 */
export const deliveryStates = ['pending', 'deferred', 'delivered', 'failed', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What one notice owes by one channel. It names the consultation by its number, and nothing of the patient. */
export const Delivery = z
  .object({
    id: z.uuid(),
    channel: z.enum(deliveryChannels),
    state: z.enum(deliveryStates),
    kind: z.enum(notificationKinds),
    urgency: z.enum(noticeUrgencies),
    consultationNumber: z.string().nullable(),
    person: z.object({ id: personId, nameZh: z.string(), nameEn: z.string() }),
    attempts: z.number().int(),
    lastError: z.string().nullable().meta({ description: 'A code, such as ECONNREFUSED or HTTP_503' }),
    isDigest: z.boolean().meta({ description: 'Goes out in a daily mail that collects several' }),
    createdAt: instant,
    dueAt: instant,
    deliveredAt: instant.nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;

export const DeliveryDetail = Delivery.extend({
  tries: z.array(
    z.object({
      number: z.number().int(),
      at: instant,
      tookMs: z.number().int(),
      error: z.string().nullable(),
    }),
  ),
}).meta({ id: 'DeliveryDetail' });
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

export const DeliveryPage = pageOf(Delivery)
  .extend({
    counts: z
      .record(z.enum(deliveryStates), z.number().int())
      .meta({ description: 'How many are in each state, whatever the filter' }),
  })
  .meta({ id: 'DeliveryPage' });
export type DeliveryPage = z.infer<typeof DeliveryPage>;

export const DeliveryFilter = z.object({
  ...paged,
  state: z.enum(deliveryStates).optional(),
  channel: z.enum(deliveryChannels).optional(),
  search: z.string().max(40).optional().meta({ description: 'Part of a consultation’s number' }),
});
export type DeliveryFilter = z.infer<typeof DeliveryFilter>;

export const deliveryEndpoints = {
  listDeliveries: endpoint({
    method: 'GET',
    path: '/deliveries',
    tag,
    summary: 'What notices owe outside the application and what became of it, newest first',
    access,
    query: DeliveryFilter,
    response: DeliveryPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getDelivery: endpoint({
    method: 'GET',
    path: '/deliveries/{deliveryId}',
    tag,
    summary: 'One delivery with each of its tries',
    access,
    params: z.object({ deliveryId: z.uuid() }),
    response: DeliveryDetail,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  redriveDeliveries: endpoint({
    method: 'POST',
    path: '/deliveries/redrive',
    tag,
    summary: 'Try dead deliveries again; those that are not dead are left alone',
    access,
    body: z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
    response: z.object({ redriven: z.number().int() }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};
