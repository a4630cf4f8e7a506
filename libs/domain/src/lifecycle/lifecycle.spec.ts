import { describe, expect, it } from '@jest/globals';
import { decide, type Lifecycle, lifecycleDiagram, lifecycleFaults } from './lifecycle.js';

type Door = Lifecycle<
  'open' | 'shut' | 'gone',
  'close' | 'remove',
  'owner' | 'guest',
  { jammed: boolean },
  'JAMMED'
>;

const door: Door = {
  noun: 'door',
  states: ['open', 'shut', 'gone'],
  initial: 'open',
  final: ['gone'],
  transitions: {
    close: {
      from: ['open'],
      to: 'shut',
      by: ['owner', 'guest'],
      when: [({ jammed }) => (jammed ? 'JAMMED' : undefined)],
    },
    remove: { from: ['open', 'shut'], to: 'gone', by: ['owner'], when: [] },
  },
};
const now = new Date(0);

describe('decide', () => {
  it('allows what the table allows', () => {
    expect(
      decide(door, { state: 'open', context: { jammed: false } }, 'close', new Set(['guest']), now),
    ).toEqual({
      ok: true,
      value: { action: 'close', from: 'open', to: 'shut' },
    });
  });

  it('does not tell a stranger what is missing or in which state it is', () => {
    const subject = { state: 'shut', context: { jammed: true } } as const;
    expect(decide(door, subject, 'remove', new Set(['guest']), now)).toEqual({
      ok: false,
      error: { kind: 'notYours' },
    });
  });

  it('names the guard that stopped it', () => {
    const subject = { state: 'open', context: { jammed: true } } as const;
    expect(decide(door, subject, 'close', new Set(['owner']), now)).toEqual({
      ok: false,
      error: { kind: 'guard', code: 'JAMMED' },
    });
  });
});

describe('a table itself', () => {
  it('is checked for states that cannot be reached or left', () => {
    expect(lifecycleFaults(door)).toEqual([]);
    const stuck: Door = {
      ...door,
      transitions: { ...door.transitions, remove: { ...door.transitions.remove, from: ['open'] } },
    };
    expect(lifecycleFaults(stuck)).toEqual(['door: shut has no way out']);
    const revived: Door = { ...door, final: ['gone', 'shut'] };
    expect(lifecycleFaults(revived)).toEqual(['door: shut is final but can be left']);
  });

  it('is drawn from its rows', () => {
    expect(lifecycleDiagram(door).split('\n')).toContain('  open --> shut: close');
  });
});
