import type { Provider } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { NOTIFICATION_CHANNELS, type NotificationChannel } from './channel.js';
import { ContactAddresses } from './contact.addresses.js';
import { MailChannel } from './mail.channel.js';
import { PushChannel } from './push.channel.js';
import { WebhookChannel } from './webhook.channel.js';

/** Every way out of the application. One more is one more line here. */
export const noticeChannels: Provider = {
  provide: NOTIFICATION_CHANNELS,
  inject: [API_CONFIG, CLOCK, ContactAddresses, MailChannel, PushChannel],
  useFactory: (
    config: ApiConfig,
    clock: Clock,
    addresses: ContactAddresses,
    mail: MailChannel,
    push: PushChannel,
  ): NotificationChannel[] => [
    mail,
    push,
    new WebhookChannel(
      {
        channel: 'sms',
        url: config.SMS_WEBHOOK_URL,
        secret: config.SMS_WEBHOOK_SECRET,
        addressOf: (em, id) => addresses.read(em, 'phone', id),
      },
      clock,
    ),
    new WebhookChannel(
      {
        channel: 'chat',
        url: config.CHAT_WEBHOOK_URL,
        secret: config.CHAT_WEBHOOK_SECRET,
        addressOf: (em, id) => addresses.read(em, 'chatAddress', id),
      },
      clock,
    ),
  ],
};
