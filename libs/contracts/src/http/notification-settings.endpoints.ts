import { deliveryChannels, isTimeZone, minutesPerDay, noticeUrgencies } from '@jiedui/domain';
import { z } from 'zod';
import { instant } from '../shapes/ids.js';
import { endpoint } from './endpoint.js';

const tag = 'notifications';
const access = 'signedIn';

const localMinute = z
  .number()
  .int()
  .min(0)
  .max(minutesPerDay - 1)
  .meta({ description: 'Minutes since midnight on the local clock' });
const channels = z.array(z.enum(deliveryChannels)).max(deliveryChannels.length);

const chosen = {
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, { message: 'Not a time zone' })
    .nullable()
    .meta({ description: 'IANA name; that of the hospital where null' }),
  quietHours: z
    .object({ from: localMinute, until: localMinute })
    .refine(({ from, until }) => from !== until, { message: 'Begins where it ends' })
    .nullable()
    .meta({ description: 'Only emergencies get through' }),
  digestMinute: localMinute,
  channels: z.object(
    Object.fromEntries(noticeUrgencies.map((urgency) => [urgency, channels])) as Record<
      (typeof noticeUrgencies)[number],
      typeof channels
    >,
  ),
  phone: z
    .string()
    .regex(/^\+?[0-9]{5,15}$/)
    .nullable()
    .meta({ description: 'For text messages' }),
  chatAddress: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .nullable()
    .meta({ description: 'As the chat gateway knows me' }),
};

export const NotificationSettings = z
  .object({
    ...chosen,
    effectiveTimeZone: z.string(),
    offered: channels.meta({ description: 'The channels that this installation has' }),
    pushPublicKey: z.string().meta({ description: 'The applicationServerKey that browsers subscribe with' }),
    devices: z.array(z.object({ id: z.uuid(), device: z.string(), createdAt: instant })),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof NotificationSettings>;

export const NotificationChoice = z.object(chosen).meta({ id: 'NotificationChoice' });
export type NotificationChoice = z.infer<typeof NotificationChoice>;

/** What `PushSubscription.toJSON()` gives in browsers. */
export const BrowserSubscription = z.object({
  endpoint: z.url().max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{86,88}=?$/),
    auth: z.string().regex(/^[\w-]{21,24}={0,2}$/),
  }),
});
export type BrowserSubscription = z.infer<typeof BrowserSubscription>;

export const notificationSettingEndpoints = {
  getNotificationSettings: endpoint({
    method: 'GET',
    path: '/notifications/settings',
    tag,
    summary: 'How I am told of what',
    access,
    response: NotificationSettings,
    errors: [],
  }),
  saveNotificationSettings: endpoint({
    method: 'PUT',
    path: '/notifications/settings',
    tag,
    summary: 'Change how I am told; emergencies keep their channels',
    access,
    body: NotificationChoice,
    response: NotificationSettings,
    errors: [],
  }),
  addPushDevice: endpoint({
    method: 'POST',
    path: '/notifications/devices',
    tag,
    summary: 'Tell me through this browser too, even while no page is open',
    access,
    body: BrowserSubscription,
    response: NotificationSettings,
    errors: ['PUSH_SERVICE_UNKNOWN'],
  }),
  removePushDevice: endpoint({
    method: 'DELETE',
    path: '/notifications/devices/{deviceId}',
    tag,
    summary: 'Stop telling me through one of my browsers',
    access,
    params: z.object({ deviceId: z.uuid() }),
    response: NotificationSettings,
    errors: ['NOT_FOUND'],
  }),
};
