import type { NotificationId } from '@jiedui/kernel';
import { newId } from '../../../apps/api/src/base/database/id.js';
import type { Expectations } from '../expectation.js';

const operated = { to: ['platformAdministrator'], otherwise: 'forbidden' } as const;
const choice = {
  timeZone: null,
  quietHours: null,
  digestMinute: 1_020,
  channels: { emergency: [], soon: ['mail' as const], digestible: ['mail' as const] },
  phone: null,
  chatAddress: null,
};
const subscription = {
  endpoint: 'https://elsewhere.example/push',
  keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
};

/** Everybody has their own notices and settings; what goes out of the application, and its nodes, is for whoever runs it. */
export const onNotices = {
  // Somebody else's is as if it were not there: see the medium specs for one's own.
  acknowledgeNotification: {
    to: 'everyone',
    mayEnd: ['NOT_FOUND'],
    ask: () => ({ params: { notificationId: newId<NotificationId>() } }),
  },
  getNotificationSettings: { to: 'everyone', ask: () => ({}) },
  saveNotificationSettings: { to: 'everyone', ask: () => ({ body: choice }) },
  addPushDevice: { to: 'everyone', mayEnd: ['PUSH_SERVICE_UNKNOWN'], ask: () => ({ body: subscription }) },
  removePushDevice: { to: 'everyone', mayEnd: ['NOT_FOUND'], ask: () => ({ params: { deviceId: newId() } }) },
  listDeliveries: { ...operated, ask: () => ({ query: {} }) },
  getDelivery: { ...operated, mayEnd: ['NOT_FOUND'], ask: () => ({ params: { deliveryId: newId() } }) },
  redriveDeliveries: { ...operated, ask: () => ({ body: { ids: [newId<string>()] } }) },
  listMediaNodes: { ...operated, mayEnd: ['MEDIA_UNAVAILABLE'], ask: () => ({}) },
  drainMediaNode: { ...operated, mayEnd: ['NOT_FOUND'], ask: () => ({ params: { nodeId: 'no-such-node' } }) },
  undrainMediaNode: {
    ...operated,
    mayEnd: ['NOT_FOUND'],
    ask: () => ({ params: { nodeId: 'no-such-node' } }),
  },
} satisfies Partial<Expectations>;
