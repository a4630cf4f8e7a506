import { notificationKinds } from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, instant, notificationId } from '../shapes/ids.js';
import { endpoint } from './endpoint.js';

const tag = 'notifications';
const access = 'signedIn';

/** Names the consultation and what happened to it, never the patient. */
export const Notification = z
  .object({
    id: notificationId,
    kind: z.enum(notificationKinds),
    consultationId,
    consultationNumber: z.string(),
    createdAt: instant,
    readAt: instant.nullable(),
  })
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
};
