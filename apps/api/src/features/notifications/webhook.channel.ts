import type { DeliveryChannel } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChannelFailure, type Letter, type NotificationChannel } from './channel.js';
import { postToGateway } from './gateway.request.js';
import { signedHeaders } from './webhook.signature.js';

interface Gateway {
  readonly channel: Extract<DeliveryChannel, 'sms' | 'chat'>;
  readonly url: string | undefined;
  readonly secret: string | undefined;
  /** Where the gateway finds a person: a number, or a name in its chat. */
  readonly addressOf: (em: EntityManager, personId: PersonId) => Promise<string | undefined>;
}

/** Any gateway that takes a signed POST: text messages, a chat, whatever an installation has. */
export class WebhookChannel implements NotificationChannel {
  readonly channel: Gateway['channel'];

  constructor(
    private readonly gateway: Gateway,
    private readonly clock: Clock,
  ) {
    this.channel = gateway.channel;
  }

  get isOffered(): boolean {
    return this.gateway.url !== undefined && this.gateway.secret !== undefined;
  }

  async deliver(em: EntityManager, letter: Letter): Promise<void> {
    const { url, secret, addressOf, channel } = this.gateway;
    if (url === undefined || secret === undefined) throw new ChannelFailure('CHANNEL_OFF', true);
    const to = await addressOf(em, letter.reader.id);
    if (to === undefined) throw new ChannelFailure('NO_ADDRESS', true);
    const { id, urgency, reader, lines } = letter;
    const [{ kind, number, words, url: link }] = lines;
    const body = JSON.stringify({
      id,
      channel,
      to,
      locale: reader.locale,
      urgency,
      kind,
      number,
      text: words,
      url: link,
    });
    const headers = signedHeaders({ id, at: this.clock.now(), body }, secret);
    await postToGateway(url, { ...headers, 'content-type': 'application/json' }, body);
  }
}
