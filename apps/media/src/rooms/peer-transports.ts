import { CatalogueError } from '@jiedui/contracts';
import type { DtlsParameters, IceParameters, WebRtcTransport, WebRtcTransportOptions } from 'mediasoup/types';
import { refusingBadMedia } from './refused-media.js';
import type { Wing } from './wing.js';

type TransportAppData = { direction: 'send' | 'receive'; isConnecting: boolean };
export type PeerTransport = WebRtcTransport<TransportAppData>;

/** Enough for speech and the middle picture at once; the estimate climbs from there within seconds. */
const initialAvailableOutgoingBitrate = 500_000;

/** Far above a piece of a still picture, far below what would hold up the speech beside it. */
const maxDataMessageBytes = 16 * 1_024;

/** One connection for each direction, named from the browser's point of view. */
export class PeerTransports {
  private constructor(
    readonly wing: Wing,
    readonly send: PeerTransport,
    readonly receive: PeerTransport,
  ) {}

  static async create(wing: Wing): Promise<PeerTransports> {
    const { router, webRtcServer } = wing;
    const create = (direction: TransportAppData['direction']) =>
      router.createWebRtcTransport<TransportAppData>({
        webRtcServer,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate,
        enableSctp: true,
        maxReceiveMessageSize: maxDataMessageBytes,
        maxSendMessageSize: maxDataMessageBytes,
        appData: { direction, isConnecting: false },
      } satisfies WebRtcTransportOptions<TransportAppData>);
    const [send, receive] = await Promise.all([create('send'), create('receive')]);
    return new PeerTransports(wing, send, receive);
  }

  /** @throws CatalogueError SIGNALLING_OUT_OF_ORDER on a second call */
  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    const transport = this.find(transportId);
    if (transport.appData.isConnecting) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    transport.appData.isConnecting = true;
    await refusingBadMedia(() => transport.connect({ dtlsParameters }));
  }

  restartIce(transportId: string): Promise<IceParameters> {
    return this.find(transportId).restartIce();
  }

  describe(transport: PeerTransport) {
    const { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters } = transport;
    return { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters: { ...sctpParameters } };
  }

  close(): void {
    this.send.close();
    this.receive.close();
  }

  private find(transportId: string): PeerTransport {
    const transport = [this.send, this.receive].find(({ id }) => id === transportId);
    if (!transport) throw new CatalogueError('NOT_FOUND');
    return transport;
  }
}
