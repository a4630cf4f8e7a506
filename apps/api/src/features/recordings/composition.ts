import type { RecordedSource } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';

/** A file on this disk and when it was taken, in milliseconds since 1970. */
export interface Piece {
  readonly file: string;
  readonly personId: PersonId;
  readonly source: RecordedSource;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** One source of one person, in order. */
export interface Strand {
  readonly pieces: readonly [Piece, ...Piece[]];
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface Part {
  readonly personId: PersonId;
  /** The screen they showed, apart from themselves: a picture without sound. */
  readonly isScreen: boolean;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly picture: Strand | undefined;
  readonly microphone: Strand | undefined;
}

function strandOf(pieces: readonly Piece[]): Strand | undefined {
  const [first, ...rest] = pieces.toSorted((one, other) => one.fromMs - other.fromMs);
  if (!first) return undefined;
  const untilMs = Math.max(...pieces.map((piece) => piece.untilMs));
  return { pieces: [first, ...rest], fromMs: first.fromMs, untilMs };
}

/** Everybody who was taken up, and each screen that was shown, in the order in which they began. */
export function partsOf(pieces: readonly Piece[]): Part[] {
  const keyOf = ({ personId, source }: Piece) => `${personId} ${source === 'screen'}`;
  return [...new Set(pieces.map(keyOf))]
    .flatMap((key): Part[] => {
      const own = pieces.filter((piece) => keyOf(piece) === key);
      const [first] = own;
      if (!first) return [];
      const { personId } = first;
      const part: Part = {
        personId,
        isScreen: first.source === 'screen',
        fromMs: Math.min(...own.map(({ fromMs }) => fromMs)),
        untilMs: Math.max(...own.map(({ untilMs }) => untilMs)),
        picture: strandOf(own.filter(({ source }) => source !== 'microphone')),
        microphone: strandOf(own.filter(({ source }) => source === 'microphone')),
      };
      return [part];
    })
    .toSorted((one, other) => one.fromMs - other.fromMs || one.personId.localeCompare(other.personId));
}

const seconds = (ms: number) => (ms / 1_000).toFixed(3);

/** The list from which FFmpeg reads a strand as one, with its holes where they were. */
export function listOf({ pieces }: Strand): string {
  const lines = pieces.map(({ file, fromMs, untilMs }, at) => {
    const next = pieces[at + 1]?.fromMs ?? untilMs;
    // Two that overlap by a packet must not push what follows.
    return `file '${file}'\nduration ${seconds(Math.max(next - fromMs, 1))}`;
  });
  return `ffconcat version 1.0\n${lines.join('\n')}\n`;
}

/** Shorter holes are how recorders breathe between two files. */
const breathMs = 2_000;

/** When there is something to see, so that no picture stands still where there is none. In seconds from `fromMs`. */
export function shownWhen({ pieces }: Strand, fromMs: number): string {
  const spans: { from: number; until: number }[] = [];
  for (const piece of pieces) {
    const last = spans.at(-1);
    if (last && piece.fromMs - last.until < breathMs) last.until = Math.max(last.until, piece.untilMs);
    else spans.push({ from: piece.fromMs, until: piece.untilMs });
  }
  return spans
    .map(({ from, until }) => `between(t,${seconds(from - fromMs)},${seconds(until - fromMs)})`)
    .join('+');
}

export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Places for so many pictures of one size, in rows. */
export function gridOf(count: number) {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count)));
  const rows = Math.max(1, Math.ceil(count / columns));
  const [width, height] = columns <= 2 ? [640, 360] : [426, 240];
  const cells = Array.from({ length: count }, (_, at): Cell => ({
    x: (at % columns) * width,
    y: Math.floor(at / columns) * height,
  }));
  return { width, height, cells, totalWidth: columns * width, totalHeight: rows * height };
}
