import type { MediaSource } from '@jiedui/contracts';
import type { Producer } from 'mediasoup/types';

export type ProducerAppData = { peerId: string; source: MediaSource };
/** One source of one peer, as the node receives it. */
export type PeerProducer = Producer<ProducerAppData>;
/** A producer here or elsewhere, as far as consuming it needs. */
export type Sent = Pick<PeerProducer, 'id' | 'appData'>;
