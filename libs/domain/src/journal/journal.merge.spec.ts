import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  comparePositions,
  journalKey,
  type JournalSlot,
  keptUpTo,
  mergeJournal,
  nextPosition,
} from './journal.merge.js';

/** What the store ended up with, and how it was told: kept, or first from memory at some other position. */
const tellings = fc
  .uniqueArray(
    fc.record({
      author: fc.constantFrom('doctor', 'expert', 'node'),
      writer: fc.constantFrom('pc', 'phone'),
      seq: fc.nat(30),
      early: fc.option(fc.nat(200), { nil: undefined }),
    }),
    { selector: journalKey, maxLength: 25 },
  )
  .map((slots) =>
    slots.map(({ early, ...slot }, at) => {
      const kept: JournalSlot = { ...slot, position: `${100 + Math.floor(at / 3)}-${at}`, isKept: true };
      const guess: readonly JournalSlot[] =
        early === undefined ? [] : [{ ...slot, position: `${early}-0`, isKept: false }];
      return { kept, guess };
    }),
  );

const storedOf = (told: readonly { readonly kept: JournalSlot }[]) => told.map(({ kept }) => kept);

describe('merging what is told of a journal', () => {
  it('gives the order of the store, nothing lost and nothing twice, whatever comes when and how often', () => {
    fc.assert(
      fc.property(
        tellings.chain((told) => {
          const all = told.flatMap(({ kept, guess }) => [kept, ...guess]);
          const once = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
          const again = fc.array(fc.constantFrom(...(all.length > 0 ? all : [undefined])), { maxLength: 20 });
          const batch = fc.integer({ min: 1, max: 5 });
          return fc.tuple(fc.constant(told), once, again, batch);
        }),
        ([told, once, again, batch]) => {
          const heard = [...once, ...again.flatMap((slot) => slot ?? [])];
          let known: readonly JournalSlot[] = [];
          for (let at = 0; at < heard.length; at += batch)
            known = mergeJournal(known, heard.slice(at, at + batch));
          expect(known).toEqual(storedOf(told));
        },
      ),
    );
  });

  it('of a part only is what the whole shows of that part', () => {
    fc.assert(
      fc.property(tellings, fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), (told, mask) => {
        const part = storedOf(told).filter((_, at) => mask[at]);
        expect(mergeJournal([], part)).toEqual(part);
        expect(mergeJournal(part, storedOf(told))).toEqual(storedOf(told));
      }),
    );
  });

  it('knows how far the store was read, whatever memory told beyond', () => {
    const slot = { author: 'doctor', writer: 'pc' };
    const kept = { ...slot, seq: 1, position: '5-0', isKept: true };
    expect(keptUpTo([])).toBeUndefined();
    expect(keptUpTo([kept, { ...slot, seq: 2, position: '9-0', isKept: false }])).toBe('5-0');
  });
});

it('Positions are ordered as numbers, and the next one is later than the last and not before now', () => {
  fc.assert(
    fc.property(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99), (ms, count, otherMs, otherCount) => {
      const expected = Math.sign(ms * 1_000 + count - (otherMs * 1_000 + otherCount));
      expect(Math.sign(comparePositions(`${ms}-${count}`, `${otherMs}-${otherCount}`))).toBe(expected);
      const next = nextPosition(`${ms}-${count}`, otherMs);
      expect(comparePositions(next, `${ms}-${count}`)).toBeGreaterThan(0);
      expect(comparePositions(next, `${otherMs}-0`)).toBeGreaterThanOrEqual(0);
    }),
  );
});
