import { type Board, boardScale } from '@jiedui/domain';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export type BoardView = Board['view'];

/** Where an image lies in its frame, in pixels of the screen. */
export interface Placement extends Size {
  readonly left: number;
  readonly top: number;
}

const zoomRange = { from: 100, to: 3_200 } as const;
const clamp = (value: number, from: number, to: number) => Math.round(Math.min(Math.max(value, from), to));
const nothing: Placement = { left: 0, top: 0, width: 0, height: 0 };

/** Fitting at 100 percent, with the view's point in the middle. */
export function placeImage(image: Size, frame: Size, { x, y, zoomPercent }: BoardView): Placement {
  if (image.width === 0 || image.height === 0) return nothing;
  const fit = Math.min(frame.width / image.width, frame.height / image.height);
  const width = (image.width * fit * zoomPercent) / 100;
  const height = (image.height * fit * zoomPercent) / 100;
  const left = frame.width / 2 - (x / boardScale) * width;
  const top = frame.height / 2 - (y / boardScale) * height;
  return { left, top, width, height };
}

const along = (value: number, size: number) =>
  clamp(size === 0 ? 0 : (value / size) * boardScale, 0, boardScale);

/** A point of the frame as a point of the image, never outside of it. */
export const toImage = ({ left, top, width, height }: Placement, frameX: number, frameY: number) => ({
  x: along(frameX - left, width),
  y: along(frameY - top, height),
});

/** The view after dragging by so many pixels of the screen. */
export const moved = (view: BoardView, { width, height }: Size, byX: number, byY: number): BoardView => ({
  ...view,
  x: clamp(view.x - (width === 0 ? 0 : (byX / width) * boardScale), 0, boardScale),
  y: clamp(view.y - (height === 0 ? 0 : (byY / height) * boardScale), 0, boardScale),
});

export const zoomed = (view: BoardView, factor: number): BoardView => ({
  ...view,
  zoomPercent: clamp(view.zoomPercent * factor, zoomRange.from, zoomRange.to),
});

/** A hand's path without points that nobody could tell apart, in pieces that overlap by a point. */
export function strokesOf(
  path: readonly { readonly x: number; readonly y: number }[],
  pointsAtMost: number,
): number[][] {
  const apart = 20;
  const points = path.slice(0, 1);
  for (const point of path.slice(1)) {
    const last = points.at(-1);
    const isEnd = point === path.at(-1);
    if (last && (isEnd || Math.hypot(point.x - last.x, point.y - last.y) >= apart)) points.push(point);
  }
  const strokes: number[][] = [];
  for (let at = 0; at + 1 < points.length; at += pointsAtMost - 1)
    strokes.push(points.slice(at, at + pointsAtMost).flatMap(({ x, y }) => [x, y]));
  return strokes;
}

/** Spreads the chosen greys from black to white: what `feComponentTransfer` takes. */
export function greyTransfer({ level, width }: Board['window']): {
  readonly slope: number;
  readonly intercept: number;
} {
  const slope = 255 / width;
  return { slope, intercept: -((level - width / 2) / 255) * slope };
}
