import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BoardEntry, type BoardOperation, boardAfter, foldBoard, shownDrawings } from './board.fold.js';

const coordinate = fc.integer({ min: 0, max: 10_000 });
const operation: fc.Arbitrary<BoardOperation> = fc.oneof(
  fc.record({ kind: fc.constant('board.opened' as const), attachmentId: fc.constantFrom('ct', 'xray') }),
  fc.record({ kind: fc.constant('board.closed' as const) }),
  fc.record({
    kind: fc.constant('board.moved' as const),
    x: coordinate,
    y: coordinate,
    zoomPercent: fc.integer({ min: 100, max: 3_200 }),
  }),
  fc.record({
    kind: fc.constant('board.windowed' as const),
    level: fc.nat(255),
    width: fc.integer({ min: 1, max: 256 }),
  }),
  fc.record({
    kind: fc.constant('board.drawn' as const),
    shape: fc.constantFrom('line' as const, 'arrow' as const),
    points: fc.array(coordinate, { minLength: 4, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('board.undone' as const) }),
  fc.record({ kind: fc.constant('board.cleared' as const) }),
);
const courses = fc
  .array(fc.tuple(operation, fc.constantFrom('doctor', 'expert')), { maxLength: 40 })
  .map((course) => course.map(([op, author], at): BoardEntry => ({ ...op, author, key: String(at) })));

const own = (board: ReturnType<typeof foldBoard>, author: string) =>
  shownDrawings(board).filter((drawing) => drawing.author === author);

describe('the board', () => {
  it('is the same for who was there all along and who comes late', () => {
    fc.assert(
      fc.property(courses, fc.nat(40), (course, at) => {
        const early = course.slice(at).reduce(boardAfter, foldBoard(course.slice(0, at)));
        expect(early).toEqual(foldBoard(course));
      }),
    );
  });

  it('undoes one’s own latest drawing, clears one’s own, and touches nobody else’s', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const board = foldBoard(course);
        const undone = boardAfter(board, { kind: 'board.undone', author: 'doctor', key: 'u' });
        expect(own(undone, 'doctor')).toEqual(own(board, 'doctor').slice(0, -1));
        const cleared = boardAfter(board, { kind: 'board.cleared', author: 'doctor', key: 'c' });
        expect(own(cleared, 'doctor')).toEqual([]);
        for (const after of [undone, cleared]) expect(own(after, 'expert')).toEqual(own(board, 'expert'));
      }),
    );
  });

  it('keeps drawings with their image, and shows another image whole', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const before = boardAfter(foldBoard(course), {
          kind: 'board.opened',
          attachmentId: 'ct',
          author: 'doctor',
          key: 'o',
        });
        const away = boardAfter(before, {
          kind: 'board.opened',
          attachmentId: 'xray',
          author: 'expert',
          key: 'p',
        });
        const back = boardAfter(away, {
          kind: 'board.opened',
          attachmentId: 'ct',
          author: 'doctor',
          key: 'q',
        });
        expect(away.view.zoomPercent).toBe(100);
        expect(shownDrawings(back)).toEqual(shownDrawings(before));
      }),
    );
  });
});
