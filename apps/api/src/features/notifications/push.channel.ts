import { Inject, Injectable } from '@nestjs/common';
import type { BrowserSubscription } from '@jiedui/contracts';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import webPush from 'web-push';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { placeOf } from '../../base/vault/resealing.js';
import { Vault } from '../../base/vault/vault.js';
import { ChannelFailure, type Letter, type NotificationChannel } from './channel.js';
import { postToGateway } from './gateway.request.js';
import { PushSubscription } from './notification-setting.entity.js';
import { PushIdentity } from './push.identity.js';

const day = 24 * 3_600;
/** What is left of a sender such as `Jiedui <no-reply@example.org>`: push services want somebody to write to. */
const contactOf = (sender: string) => `mailto:${/<([^>]+)>/.exec(sender)?.[1] ?? sender}`;
/** The push service says that the browser is not there any more. */
const goneCodes: readonly string[] = ['HTTP_404', 'HTTP_410'];
/** At most 32 characters that may stand in an address: a newer message of one topic takes the place of the older. */
const topicOf = (id: string) => id.replaceAll('-', '');

/** Tells every browser that somebody switched on. It gets the number and the kind; the words are in the browser. */
@Injectable()
export class PushChannel implements NotificationChannel {
  readonly channel = 'browserPush';
  readonly isOffered = true;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly identity: PushIdentity,
    private readonly vault: Vault,
  ) {}

  async deliver(em: EntityManager, letter: Letter): Promise<void> {
    const devices = await em.find(
      PushSubscription,
      { person: letter.reader.id },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const ends = await Promise.all(devices.map((device) => this.tell(em, device, letter)));
    if (ends.includes('told')) return;
    const failure = ends.find((end) => end instanceof ChannelFailure);
    throw failure ?? new ChannelFailure('NO_DEVICE', true);
  }

  private async tell(
    em: EntityManager,
    device: PushSubscription,
    letter: Letter,
  ): Promise<'told' | 'gone' | ChannelFailure> {
    try {
      await this.post(em, device, letter);
      return 'told';
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      if (!goneCodes.includes(error.code)) return error;
      em.remove(device);
      return 'gone';
    }
  }

  private async post(em: EntityManager, device: PushSubscription, letter: Letter): Promise<void> {
    const place = placeOf({ table: 'push_subscription', column: 'subscription' }, device.id);
    const subscription = JSON.parse(
      await this.vault.open(em, place, device.subscription),
    ) as BrowserSubscription;
    if (!this.config.PUSH_ORIGINS.includes(new URL(subscription.endpoint).origin)) {
      throw new ChannelFailure('PUSH_SERVICE_UNKNOWN', true);
    }
    const [{ kind, number, url }] = letter.lines;
    const payload = JSON.stringify({ id: letter.id, kind, number, path: new URL(url).pathname });
    const { headers, body } = webPush.generateRequestDetails(subscription, payload, {
      TTL: letter.urgency === 'emergency' ? 3_600 : day,
      urgency: letter.urgency === 'emergency' ? 'high' : 'normal',
      topic: topicOf(letter.id),
      vapidDetails: { subject: contactOf(this.config.MAIL_FROM), ...(await this.identity.keys(em)) },
    });
    const { 'Content-Length': _, ...sent } = headers as Record<string, string>;
    await postToGateway(subscription.endpoint, sent, new Uint8Array(body));
  }
}
