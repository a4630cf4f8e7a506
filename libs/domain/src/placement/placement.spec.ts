import { describe, expect, it } from '@jest/globals';
import { closenessOf } from './node-region.js';
import { nodeStandingOf } from './node-standing.js';
import { type PlacementCandidate, placePerson } from './placement.js';

const now = new Date('2026-11-22T08:00:00Z');
const node = (nodeId: string, changed: Partial<PlacementCandidate> = {}): PlacementCandidate => ({
  nodeId,
  region: 'local',
  isDraining: false,
  load: 0.2,
  lastSeenAt: now,
  ...changed,
});
const silent = { lastSeenAt: new Date(now.getTime() - 6_001) };
const anywhere = { currentNodeId: null };

describe('placing the first person of a session', () => {
  it('takes the least loaded node, and the nearest before that', () => {
    const nodes = [
      node('a', { load: 0.5 }),
      node('b', { load: 0.1 }),
      node('c', { region: '53', load: 0.3 }),
    ];
    expect(placePerson(nodes, anywhere, now)).toMatchObject({
      nodeId: 'b',
      homeNodeId: 'b',
      reason: 'first',
    });
    expect(placePerson(nodes, { ...anywhere, region: '530102' }, now).nodeId).toBe('c');
  });

  it('says why it took none', () => {
    const nodes = [
      node('a', silent),
      node('b', { isDraining: true }),
      node('c', { load: 0.9 }),
      node('d', { isDraining: true, isStopping: true }),
    ];
    expect(placePerson(nodes, anywhere, now)).toEqual({
      nodeId: undefined,
      homeNodeId: undefined,
      reason: undefined,
      rejected: [
        { nodeId: 'a', reason: 'silent' },
        { nodeId: 'b', reason: 'draining' },
        { nodeId: 'c', reason: 'overloaded' },
        { nodeId: 'd', reason: 'stopping' },
      ],
    });
  });

  it('does not depend on the order of its input, nor change it', () => {
    const nodes = [node('b'), node('a')];
    expect(placePerson(nodes, anywhere, now).nodeId).toBe('a');
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(['b', 'a']);
  });
});

describe('placing the next person of a session', () => {
  const inYunnan = node('yunnan', { region: '53' });
  const inShanghai = node('shanghai', { region: '31' });
  const begun = { currentNodeId: 'yunnan' };

  it('keeps people together, even on a node that is draining, but not on a dead one or one that stops', () => {
    const nodes = [node('a', { isDraining: true }), node('b')];
    const wish = { currentNodeId: 'a' };
    expect(placePerson(nodes, wish, now)).toMatchObject({ nodeId: 'a', reason: 'together' });
    expect(placePerson([node('a', silent), node('b')], wish, now).nodeId).toBe('b');
    expect(placePerson([node('a', { isStopping: true }), node('b')], wish, now).nodeId).toBe('b');
  });

  it('leads to a second node that is nearer, while the session stays at home where it began', () => {
    const placed = placePerson([inYunnan, inShanghai], { ...begun, region: '310104' }, now);
    expect(placed).toMatchObject({ nodeId: 'shanghai', homeNodeId: 'yunnan', reason: 'near' });
  });

  it('leads to no second node that is not nearer, is draining, or where regions are not told', () => {
    const ask = (nodes: PlacementCandidate[], region: string | null) =>
      placePerson(nodes, { ...begun, region }, now).nodeId;
    expect(ask([inYunnan, inShanghai], '530102')).toBe('yunnan');
    expect(ask([inYunnan, inShanghai], '440100')).toBe('yunnan');
    expect(ask([inYunnan, inShanghai], null)).toBe('yunnan');
    expect(ask([inYunnan, { ...inShanghai, isDraining: true }], '310104')).toBe('yunnan');
    expect(ask([node('yunnan'), node('b')], '310104')).toBe('yunnan');
  });

  it('follows those who are left when the node is lost where the session began', () => {
    const nodes = [node('idle', { load: 0 }), node('held', { load: 0.8 })];
    const placed = placePerson(nodes, { currentNodeId: 'dead', heldBy: ['held'] }, now);
    expect(placed).toMatchObject({ nodeId: 'held', homeNodeId: 'held', reason: 'together' });
  });
});

it('A node is as close as the levels of division that it shares with the hospital', () => {
  expect(closenessOf('5301', '530102')).toBe(2);
  expect(closenessOf('530102', '530102')).toBe(3);
  expect(closenessOf('53, 31', '310104')).toBe(1);
  expect(closenessOf('31', '53')).toBe(0);
  expect(closenessOf('local', '530102')).toBe(0);
  expect(closenessOf('53', null)).toBe(0);
});

it('A node that drains is drained once it holds nobody and no room', () => {
  const empty = { isDraining: true, rooms: 0, peers: 0 };
  expect(nodeStandingOf({ ...empty, isDraining: false })).toBe('takingPeople');
  expect(nodeStandingOf({ ...empty, rooms: 1 })).toBe('draining');
  expect(nodeStandingOf(empty)).toBe('drained');
  expect(nodeStandingOf({ ...empty, isStopping: true })).toBe('stopping');
});
