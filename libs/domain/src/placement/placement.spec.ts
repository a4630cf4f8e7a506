import { describe, expect, it } from '@jest/globals';
import { type PlacementCandidate, placeSession } from './placement.js';

const now = new Date('2026-11-22T08:00:00Z');
const node = (nodeId: string, changed: Partial<PlacementCandidate> = {}): PlacementCandidate => ({
  nodeId,
  region: 'east',
  isDraining: false,
  load: 0.2,
  lastSeenAt: now,
  ...changed,
});
const silent = { lastSeenAt: new Date(now.getTime() - 6_001) };
const anywhere = { currentNodeId: null };

describe('placing a session', () => {
  it('takes the least loaded node, and the nearest before that', () => {
    const nodes = [
      node('a', { load: 0.5 }),
      node('b', { load: 0.1 }),
      node('c', { region: 'west', load: 0.3 }),
    ];
    expect(placeSession(nodes, anywhere, now).nodeId).toBe('b');
    expect(placeSession(nodes, { ...anywhere, region: 'west' }, now).nodeId).toBe('c');
  });

  it('says why it took none', () => {
    const nodes = [node('a', silent), node('b', { isDraining: true }), node('c', { load: 0.9 })];
    expect(placeSession(nodes, anywhere, now)).toEqual({
      nodeId: undefined,
      rejected: [
        { nodeId: 'a', reason: 'silent' },
        { nodeId: 'b', reason: 'draining' },
        { nodeId: 'c', reason: 'overloaded' },
      ],
    });
  });

  it('keeps both sides together, even on a node that is draining, but not on a dead one', () => {
    const nodes = [node('a', { isDraining: true }), node('b')];
    expect(placeSession(nodes, { currentNodeId: 'a' }, now).nodeId).toBe('a');
    expect(placeSession([node('a', silent), node('b')], { currentNodeId: 'a' }, now).nodeId).toBe('b');
  });

  it('does not depend on the order of its input, nor change it', () => {
    const nodes = [node('b'), node('a')];
    expect(placeSession(nodes, anywhere, now).nodeId).toBe('a');
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(['b', 'a']);
  });
});
