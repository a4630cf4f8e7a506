import type { KeyboardCoordinateGetter } from '@dnd-kit/core';
import type { CSSProperties } from 'react';
import { stepMinutes } from './board-times';

export const minutePx = 2;
export const minuteMs = 60_000;
/** As high as a row of the stylesheet. */
const rowPx = 44;
const stepPx = stepMinutes * minutePx;
const narrowestPx = 8;

const minutesSince = (start: number, instant: string) => (Date.parse(instant) - start) / minuteMs;

/** @param start the instant at the left edge, in milliseconds */
export const placeOn = (start: number, from: string, until: string): CSSProperties => ({
  insetInlineStart: minutesSince(start, from) * minutePx,
  inlineSize: Math.max(narrowestPx, minutesSince(Date.parse(from), until) * minutePx),
});

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-stepPx, 0],
  ArrowRight: [stepPx, 0],
  ArrowUp: [0, -rowPx],
  ArrowDown: [0, rowPx],
};

/** An arrow key moves by one step of time, or by one row. */
export const byArrows: KeyboardCoordinateGetter = (event, { currentCoordinates: { x, y } }) => {
  const move = moves[event.code];
  if (!move) return undefined;
  event.preventDefault();
  return { x: x + move[0], y: y + move[1] };
};
