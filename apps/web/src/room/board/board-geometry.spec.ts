import { describe, expect, it } from '@jest/globals';
import { emptyBoard } from '@jiedui/domain';
import { greyTransfer, moved, placeImage, strokesOf, toImage, zoomed } from './board-geometry';

const image = { width: 2_000, height: 1_000 };
const frame = { width: 500, height: 500 };
const { view, window } = emptyBoard;

describe('an image on the board', () => {
  it('fits its frame at first, and is larger around the point in the middle when zoomed', () => {
    expect(placeImage(image, frame, view)).toEqual({ left: 0, top: 125, width: 500, height: 250 });
    const near = { ...view, x: 0, y: 0, zoomPercent: 400 };
    expect(placeImage(image, frame, near)).toEqual({ left: 250, top: 250, width: 2_000, height: 1_000 });
  });

  it('knows which of its points is touched, in any frame and at any zoom', () => {
    const place = placeImage(image, frame, { x: 2_500, y: 7_500, zoomPercent: 300 });
    expect(toImage(place, 250, 250)).toEqual({ x: 2_500, y: 7_500 });
    expect(toImage(place, -9_999, 9_999)).toEqual({ x: 0, y: 10_000 });
  });

  it('follows the hand, stays in sight and zooms within limits', () => {
    const place = placeImage(image, frame, view);
    expect(moved(view, place, 100, 0).x).toBe(3_000);
    expect(moved(view, place, 9_999, -9_999)).toMatchObject({ x: 0, y: 10_000 });
    expect(zoomed(view, 1.25).zoomPercent).toBe(125);
    expect([zoomed(view, 0.1).zoomPercent, zoomed(view, 99).zoomPercent]).toEqual([100, 3_200]);
  });

  it('shows all greys as they are, or a part of them from black to white', () => {
    const all = greyTransfer(window);
    expect(all.slope).toBeCloseTo(1, 1);
    expect(all.intercept).toBeCloseTo(0, 1);
    const { slope, intercept } = greyTransfer({ level: 100, width: 50 });
    expect(slope * (75 / 255) + intercept).toBeCloseTo(0);
    expect(slope * (125 / 255) + intercept).toBeCloseTo(1);
  });
});

describe('a stroke', () => {
  it('loses points that nobody could tell apart, and keeps its end', () => {
    const path = Array.from({ length: 101 }, (_, x) => ({ x, y: 0 }));
    const [points = []] = strokesOf(path, 256);
    expect(points.slice(0, 2)).toEqual([0, 0]);
    expect(points.slice(-2)).toEqual([100, 0]);
  });

  it('that is long is cut into pieces that join', () => {
    const path = Array.from({ length: 20 }, (_, at) => ({ x: at * 100, y: 0 }));
    const strokes = strokesOf(path, 8);
    expect(strokes.map((points) => points.length)).toEqual([16, 16, 12]);
    expect(strokes[1]?.slice(0, 2)).toEqual(strokes[0]?.slice(-2));
  });

  it('of a single point is none', () => {
    expect(strokesOf([{ x: 1, y: 1 }], 8)).toEqual([]);
  });
});
