import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextToSend, type Outgoing, type OutgoingState } from './outbox.rule.js';

const states: readonly OutgoingState[] = ['waiting', 'sending', 'refused'];
const outboxes = fc.array(
  fc.record({ dataLength: fc.constantFrom(0, 5_000), state: fc.constantFrom(...states) }),
  { maxLength: 12 },
);

describe('what an outbox sends next', () => {
  it('is at most one, is waiting, and is the first of its kind', () => {
    fc.assert(
      fc.property(outboxes, (outbox) => {
        const [next, ...more] = nextToSend(outbox);
        expect(more).toEqual([]);
        if (!next) return;
        expect(next.state).toBe('waiting');
        const kind = outbox.filter((one) => one.dataLength === next.dataLength && one.state !== 'refused');
        expect(kind[0]).toBe(next);
      }),
    );
  });

  it('is heavy only when nothing small waits or is under way, and never a second heavy one', () => {
    fc.assert(
      fc.property(outboxes, (outbox) => {
        const [next] = nextToSend(outbox);
        if (!next || next.dataLength === 0) return;
        expect(outbox.some(({ dataLength, state }) => dataLength === 0 && state !== 'refused')).toBe(false);
        expect(outbox.some(({ dataLength, state }) => dataLength > 0 && state === 'sending')).toBe(false);
      }),
    );
  });

  it('is a sentence even while a heavy piece is under way', () => {
    const small: Outgoing = { dataLength: 0, state: 'waiting' };
    expect(nextToSend([{ dataLength: 9, state: 'sending' }, small])).toEqual([small]);
  });

  it('comes to everything in the end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 4_000), { maxLength: 20 }), (lengths) => {
        let outbox: readonly (Outgoing & { readonly id: number })[] = lengths.map((dataLength, id) => ({
          id,
          dataLength,
          state: 'waiting',
        }));
        const sent: number[] = [];
        for (let [next] = nextToSend(outbox); next; [next] = nextToSend(outbox)) {
          sent.push(next.id);
          outbox = outbox.filter((one) => one !== next);
        }
        expect(sent).toHaveLength(lengths.length);
        const small = (id: number) => lengths[id] === 0;
        const ordered = (ids: readonly number[]) =>
          ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0));
        expect(ordered(sent.filter(small))).toBe(true);
        expect(ordered(sent.filter((id) => !small(id)))).toBe(true);
      }),
    );
  });
});
