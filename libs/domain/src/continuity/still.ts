import { concatBytes } from '@jiedui/kernel';

/**
 * A still picture travels in pieces small enough for speech to slip in between. A lost piece costs its picture, never a
 * later one. Each piece: number of the picture (4 bytes), which piece (1), of how many (1), then the picture's bytes.
 */
export const stillPieceBytes = 900;
const headBytes = 6;
const mostPieces = 32;
export const largestStillBytes = mostPieces * (stillPieceBytes - headBytes);
/** The first ones go slowly: whether they fit beside speech is not known yet, and a queue that they fill costs words. */
const pieceEveryMs = [660, 440, 330, 220] as const;
const piecesAtEach = 4;

/**
 * How long speech has its turn between two pieces, in milliseconds.
 * @param sent pieces since still pictures were begun
 */
export const stillPauseMs = (sent: number): number =>
  pieceEveryMs[Math.floor(sent / piecesAtEach)] ?? pieceEveryMs[3];

/** @throws RangeError when the picture is larger than `largestStillBytes` */
export function cutStill(picture: Uint8Array, number: number): Uint8Array<ArrayBuffer>[] {
  const room = stillPieceBytes - headBytes;
  const count = Math.max(1, Math.ceil(picture.length / room));
  if (count > mostPieces) throw new RangeError(`a still of ${picture.length} bytes`);
  return Array.from({ length: count }, (_, index) => {
    const body = picture.subarray(index * room, (index + 1) * room);
    const piece = new Uint8Array(headBytes + body.length);
    const head = new DataView(piece.buffer);
    head.setUint32(0, number);
    head.setUint8(4, index);
    head.setUint8(5, count);
    piece.set(body, headBytes);
    return piece;
  });
}

/** Puts one sender's pieces together again, in whatever order and with whatever gaps they come. */
export class StillAssembler {
  #number = -1;
  #pieces = new Map<number, Uint8Array>();
  #isDone = false;

  /** @returns the picture that this piece completes; older ones than the last begun are given up */
  add(piece: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (piece.length <= headBytes || piece.length > stillPieceBytes) return undefined;
    const head = new DataView(piece.buffer, piece.byteOffset);
    const [number, index, count] = [head.getUint32(0), head.getUint8(4), head.getUint8(5)];
    if (index >= count || count > mostPieces || number < this.#number) return undefined;
    if (number > this.#number) {
      this.#number = number;
      this.#pieces = new Map();
      this.#isDone = false;
    }
    this.#pieces.set(index, piece.subarray(headBytes));
    if (this.#isDone || this.#pieces.size < count) return undefined;
    this.#isDone = true;
    return concatBytes(...Array.from({ length: count }, (_, at) => this.#pieces.get(at) ?? new Uint8Array()));
  }
}

/** How a still is drawn and packed: smaller first in quality, then in size. */
export interface StillShape {
  /** Pixels. */
  readonly width: number;
  /** As image encoders take it, 0 to 1. */
  readonly quality: number;
}

/**
 * Faces come about once a second; of a screen letters must be readable, so that its pictures are larger and take seconds.
 * `budgetBytes`: what a picture may take, so that speech keeps its share of a narrow link.
 */
const kinds = {
  camera: { widths: { first: 240, least: 160, most: 320, step: 80 }, budgetBytes: 3_000 },
  screen: { widths: { first: 960, least: 640, most: 1_280, step: 160 }, budgetBytes: 16_000 },
} as const;
export type StillKind = keyof typeof kinds;

const firstQuality = 0.5;
export const firstStillShape = (kind: StillKind): StillShape => ({
  width: kinds[kind].widths.first,
  quality: firstQuality,
});
const qualities = { least: 0.2, most: 0.7, step: 0.1 };
const round = (value: number) => Math.round(value * 10) / 10;

/** The shape of the next still by how many bytes the last one took of those it may take. */
export function nextStillShape(shape: StillShape, bytes: number, kind: StillKind): StillShape {
  const { width, quality } = shape;
  const { widths, budgetBytes } = kinds[kind];
  if (bytes > budgetBytes) {
    if (quality > qualities.least) return { width, quality: round(quality - qualities.step) };
    return { width: Math.max(widths.least, width - widths.step), quality };
  }
  if (bytes < budgetBytes * 0.6) {
    if (quality < qualities.most) return { width, quality: round(quality + qualities.step) };
    if (width < widths.most) return { width: width + widths.step, quality: firstQuality };
  }
  return shape;
}
