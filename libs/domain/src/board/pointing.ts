import { boardScale } from './board.fold.js';

/** Where somebody points on the image, in `boardScale`. */
export interface PointedAt {
  readonly x: number;
  readonly y: number;
}

interface NumberedPoint extends PointedAt {
  /** Grows with every one that is sent, from 1. */
  readonly seq: number;
}

const packedBytes = 8;

export function packPoint({ seq, x, y }: NumberedPoint): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(packedBytes));
  view.setUint32(0, seq);
  view.setUint16(4, x);
  view.setUint16(6, y);
  return new Uint8Array(view.buffer);
}

/** Takes points as they come, in whatever order. */
export class PointReader {
  private newest = 0;

  /** @returns nothing for what is older than what has come already, or is no point on the image */
  read(packed: Uint8Array): PointedAt | undefined {
    if (packed.length !== packedBytes) return undefined;
    const view = new DataView(packed.buffer, packed.byteOffset, packedBytes);
    const [seq, x, y] = [view.getUint32(0), view.getUint16(4), view.getUint16(6)];
    if (seq <= this.newest || x > boardScale || y > boardScale) return undefined;
    this.newest = seq;
    return { x, y };
  }
}
