/** Along each side of an image, whatever its pixels; whole numbers, so that both ends draw the same. */
export const boardScale = 10_000;

export const boardShapes = ['line', 'arrow'] as const;
export type BoardShape = (typeof boardShapes)[number];

/** What happens on the shared image board. */
export type BoardOperation =
  | { readonly kind: 'board.opened'; readonly attachmentId: string }
  | { readonly kind: 'board.closed' }
  /** Which point of the image is in the middle, and how many times larger than fitting it is shown, in hundredths. */
  | { readonly kind: 'board.moved'; readonly x: number; readonly y: number; readonly zoomPercent: number }
  /** Of grey values 0 to 255, those shown from black to white. */
  | { readonly kind: 'board.windowed'; readonly level: number; readonly width: number }
  | { readonly kind: 'board.drawn'; readonly shape: BoardShape; readonly points: readonly number[] }
  /** One's own latest drawing, or all of one's own. */
  | { readonly kind: 'board.undone' }
  | { readonly kind: 'board.cleared' };

export type BoardEntry = BoardOperation & {
  /** The same for the same operation, see `journalKey`. */
  readonly key: string;
  readonly author: string;
};

export interface Drawing {
  readonly key: string;
  readonly author: string;
  readonly shape: BoardShape;
  /** x and y in turns, of `boardScale`. */
  readonly points: readonly number[];
}

export interface Board {
  /** Nothing while none is shown. */
  readonly attachmentId?: string;
  readonly view: { readonly x: number; readonly y: number; readonly zoomPercent: number };
  readonly window: { readonly level: number; readonly width: number };
  /** By image: a drawing stays with its image when another is shown. */
  readonly drawings: ReadonlyMap<string, readonly Drawing[]>;
}

const wholeImage = { x: boardScale / 2, y: boardScale / 2, zoomPercent: 100 } as const;
const allGreys = { level: 128, width: 256 } as const;
export const emptyBoard: Board = { view: wholeImage, window: allGreys, drawings: new Map() };

/** The drawings on the image that is shown. */
export const shownDrawings = ({ attachmentId, drawings }: Board): readonly Drawing[] =>
  (attachmentId === undefined ? undefined : drawings.get(attachmentId)) ?? [];

function redrawn(board: Board, change: (drawings: readonly Drawing[]) => readonly Drawing[]): Board {
  const { attachmentId, drawings } = board;
  if (attachmentId === undefined) return board;
  return { ...board, drawings: new Map(drawings).set(attachmentId, change(shownDrawings(board))) };
}

/** The board after one more operation. What fits no image that is shown changes nothing. */
export function boardAfter(board: Board, entry: BoardEntry): Board {
  switch (entry.kind) {
    case 'board.opened':
      return { ...emptyBoard, attachmentId: entry.attachmentId, drawings: board.drawings };
    case 'board.closed':
      return { ...emptyBoard, drawings: board.drawings };
    case 'board.moved':
      return { ...board, view: { x: entry.x, y: entry.y, zoomPercent: entry.zoomPercent } };
    case 'board.windowed':
      return { ...board, window: { level: entry.level, width: entry.width } };
    case 'board.drawn': {
      const { key, author, shape, points } = entry;
      return redrawn(board, (drawings) => [...drawings, { key, author, shape, points }]);
    }
    case 'board.undone':
      return redrawn(board, (drawings) => {
        const latest = drawings.findLast(({ author }) => author === entry.author);
        return drawings.filter((drawing) => drawing !== latest);
      });
    case 'board.cleared':
      return redrawn(board, (drawings) => drawings.filter(({ author }) => author !== entry.author));
  }
}

/** The board as everybody sees it, from all operations in the journal's order. */
export const foldBoard = (entries: readonly BoardEntry[]): Board => entries.reduce(boardAfter, emptyBoard);
