import { consultationNoticeKinds, noticeUrgencies, pairingNoticeKinds } from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, instant, notificationId, pairingId } from '../shapes/ids.js';
import { Hospital } from '../shapes/people.js';
import { endpoint } from './endpoint.js';

const tag = 'notifications';
const access = 'signedIn';

const notice = {
  id: notificationId,
  createdAt: instant,
  readAt: instant.nullable(),
  urgency: z.enum(noticeUrgencies),
  needsAcknowledgement: z
    .boolean()
    .meta({ description: 'Goes further, step by step, until one of those told acknowledges it' }),
  acknowledgedAt: instant.nullable(),
};

/** Names the consultation or the pairing and what happened to it, never the patient. */
export const Notification = z
  .discriminatedUnion('kind', [
    z.object({
      ...notice,
      kind: z.enum(consultationNoticeKinds),
      consultationId,
      consultationNumber: z.string(),
    }),
    z.object({
      ...notice,
      kind: z.enum(pairingNoticeKinds),
      pairing: z.object({ id: pairingId, invitingHospital: Hospital, invitedHospital: Hospital }),
    }),
  ])
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const NotificationList = z
  .object({ items: z.array(Notification), unread: z.number().int() })
  .meta({ id: 'NotificationList' });
export type NotificationList = z.infer<typeof NotificationList>;

export const notificationEndpoints = {
  listNotifications: endpoint({
    method: 'GET',
    path: '/notifications',
    tag,
    summary: 'My latest notifications, newest first',
    access,
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
    response: NotificationList,
    errors: [],
  }),
  markNotificationsRead: endpoint({
    method: 'POST',
    path: '/notifications/read',
    tag,
    summary: 'Mark some of my notifications as read, or all of them',
    access,
    body: z.object({ ids: z.array(notificationId).max(100).optional() }),
    response: NotificationList,
    errors: [],
  }),
  acknowledgeNotification: endpoint({
    method: 'POST',
    path: '/notifications/{notificationId}/acknowledge',
    tag,
    summary: 'Say that I have seen to it, so that it goes no further',
    access,
    params: z.object({ notificationId }),
    response: NotificationList,
    errors: ['NOT_FOUND'],
  }),
};
