import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  followingNothing,
  type Following,
  interrupted,
  type ToldPage,
  tookPage,
  tookPush,
} from './journal.follower.js';
import { comparePositions, journalKey, type JournalSlot } from './journal.merge.js';

/** A node with a journal: tells pages of two, pushes unless the line is down, and can lose what it has. */
class Node {
  id = 0;
  stored: JournalSlot[] = [];
  private count = 0;

  write(): JournalSlot {
    this.count += 1;
    const slot = {
      author: this.count % 2 ? 'doctor' : 'expert',
      writer: 'pc',
      seq: this.count,
      position: `${this.count}-0`,
      isKept: true,
    };
    this.stored.push(slot);
    return slot;
  }

  page(after: string | undefined): ToldPage<JournalSlot> {
    const behind = this.stored.filter(
      ({ position }) => after === undefined || comparePositions(position, after) > 0,
    );
    return { journalId: String(this.id), entries: behind.slice(0, 2), hasMore: behind.length > 2 };
  }

  /** Another journal, into which a part of the old one is put back at new positions. */
  loseAndPutBack(share: number): void {
    this.id += 1;
    const kept = this.stored.filter((_, at) => at % (share + 1) === 0);
    this.stored = kept.map((slot) => ({ ...slot, position: `${(this.count += 1)}-0` }));
  }
}

type Event = 'write' | 'writeUnheard' | 'lose' | 'cut' | 'ask' | 'answer' | 'tooMuch';
const events = fc.array(
  fc.constantFrom<Event>('write', 'write', 'writeUnheard', 'lose', 'cut', 'ask', 'ask', 'answer', 'tooMuch'),
  { maxLength: 60 },
);

it('Whoever follows over a broken line ends up with the whole journal, in its order, nothing lost and nothing twice', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 0, max: 2 }), (course, share) => {
      const node = new Node();
      let following: Following<JournalSlot> = followingNothing;
      // Answers and pushes come over one socket: an answer shows the journal as it is when it is given.
      let underway: { readonly after: string | undefined } | undefined;
      const push = (entries: readonly JournalSlot[]) =>
        (following = tookPush(following, { journalId: String(node.id), entries }));
      const answer = () => {
        if (underway) following = tookPage(following, node.page(underway.after), underway.after);
        underway = undefined;
      };
      const ask = () => {
        if (!following.isWhole) underway ??= { after: following.cursor };
      };
      const steps: Record<Event, () => unknown> = {
        write: () => push([node.write()]),
        tooMuch: () => (node.write(), node.write(), push([])),
        // Unheard only because the line was down.
        writeUnheard: () => (node.write(), (following = interrupted(following))),
        lose: () => (node.loseAndPutBack(share), push([])),
        cut: () => ((following = interrupted(following)), (underway = undefined)),
        ask,
        answer,
      };
      for (const event of course) steps[event]();
      // Calm at last: what is asked is answered.
      for (let turn = 0; turn < 200 && !following.isWhole; turn += 1) {
        ask();
        answer();
      }
      expect(following.isWhole).toBe(true);
      expect(following.entries.filter(({ isKept }) => isKept)).toEqual(node.stored);
      expect(new Set(following.entries.map(journalKey)).size).toBe(following.entries.length);
    }),
    { numRuns: 500 },
  );
});
