import type { PipeEnd } from '@jiedui/contracts';
import type { PipeTransport, SrtpParameters, TransportListenInfo } from 'mediasoup/types';
import type { Wing } from '../rooms/wing.js';

/** Just as between a browser and a node: a piece of a still picture fits, and no more. */
const maxMessageBytes = 16 * 1_024;

/** This side of a pipe between two nodes: all of a session that crosses between them goes through it. */
export class NodePipe {
  private isConnected = false;

  private constructor(
    readonly pairId: string,
    readonly wing: Wing,
    readonly transport: PipeTransport,
  ) {}

  static async open(pairId: string, wing: Wing, listenInfo: TransportListenInfo): Promise<NodePipe> {
    const transport = await wing.router.createPipeTransport({
      listenInfo,
      enableSrtp: true,
      // Between regions packets are lost as well; what is lost here would be lost for everybody behind.
      enableRtx: true,
      enableSctp: true,
      maxReceiveMessageSize: maxMessageBytes,
      maxSendMessageSize: maxMessageBytes,
    });
    return new NodePipe(pairId, wing, transport);
  }

  get isBroken(): boolean {
    return this.transport.closed;
  }

  /** For the node at the other side, and sealed for nobody else: it holds the keys of what it sends. */
  describe(): PipeEnd {
    const { localAddress: ip, localPort: port } = this.transport.tuple;
    return {
      pairId: this.pairId,
      isBroken: this.isBroken,
      ip,
      port,
      srtpParameters: { ...this.transport.srtpParameters },
    };
  }

  async connect({ pairId, isBroken, ip, port, srtpParameters }: PipeEnd): Promise<void> {
    if (this.isConnected || this.isBroken || isBroken || pairId !== this.pairId) return;
    this.isConnected = true;
    await this.transport.connect({ ip, port, srtpParameters: srtpParameters as unknown as SrtpParameters });
  }

  close(): void {
    this.transport.close();
  }
}
