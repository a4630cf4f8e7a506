import { detectDevice, Device } from 'mediasoup-client';
import { Chrome111 } from 'mediasoup-client/handlers/Chrome111';
import { Chrome74 } from 'mediasoup-client/handlers/Chrome74';
import { Firefox120 } from 'mediasoup-client/handlers/Firefox120';
import { Safari12 } from 'mediasoup-client/handlers/Safari12';
import type { HandlerFactory, RtpCapabilities } from 'mediasoup-client/types';

const handlers = { Chrome111, Chrome74, Firefox120, Safari12 };
const directions = ['recvonly', 'sendonly'] as const;

type Direction = (typeof directions)[number];

/**
 * What this browser can send and receive. Finding out costs two throw-away connections and tens of
 * milliseconds, but needs nothing of the node: it is done once, while the ticket is under way.
 */
export class BrowserMedia {
  readonly #found = new Map<Direction, Promise<RtpCapabilities>>();
  readonly #handler: HandlerFactory | undefined;

  constructor() {
    const name = detectDevice();
    if (name === undefined || name === 'ReactNative106') return;
    const builtIn = handlers[name].createFactory({});
    const find = ({ direction }: { direction: Direction }) => {
      const known = this.#found.get(direction) ?? builtIn.getNativeRtpCapabilities({ direction });
      this.#found.set(direction, known);
      return known;
    };
    this.#handler = { ...builtIn, getNativeRtpCapabilities: find };
  }

  /** Starts finding out; what fails here fails again, and is told, when it is needed. */
  prepare(): void {
    for (const direction of directions) {
      this.#handler?.getNativeRtpCapabilities({ direction }).catch(() => this.#found.delete(direction));
    }
  }

  async load(routerRtpCapabilities: RtpCapabilities): Promise<Device> {
    // Without a handler the device says itself that it knows no such browser.
    const device = new Device(this.#handler ? { handlerFactory: this.#handler } : {});
    await device.load({ routerRtpCapabilities });
    return device;
  }
}
