import { goodSample, type SignallingClient, waitFor } from '@jiedui/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';

let node: MediaNodeFixture;
const sessionId = newSessionId();

beforeEach(async () => {
  node = await MediaNodeFixture.start();
});

afterEach(() => node.stop());

const tell = (peer: SignallingClient, changed: object = {}) =>
  peer.ask('quality.tell', { ...goodSample, ...changed });

describe('what participants tell of their links', () => {
  it('reaches the api as numbers by minute, with what the worker sees itself', async () => {
    const personId = newPersonId();
    const peer = await node.join({ sessionId, personId });
    await peer.ask('continuity.tell', { level: 'voice' });
    expect(await tell(peer)).toMatchObject({ ok: true });
    const [fact] = await waitFor('a fact of quality', async () => {
      const facts = await node.qualityFacts();
      return facts.length > 0 && facts;
    });
    expect(fact).toMatchObject({ sessionId, nodeId: node.config.MEDIA_NODE_ID, type: 'quality.sampled' });
    const [minute] = fact?.minutes ?? [];
    expect(minute).toMatchObject({
      personId,
      level: 'voice',
      coveredMs: 10_000,
      uplinkBps: goodSample.uplinkBps,
      roundTripMs: goodSample.roundTripMs,
      // It sends nothing and receives nothing.
      uplinkScore: null,
      downlinkScore: null,
    });
    expect(JSON.stringify(fact)).not.toContain('Wang Min');
  });

  it('is told whole to the end when they leave at once', async () => {
    const peer = await node.join({ sessionId });
    await tell(peer, { roundTripMs: 321 });
    await peer.ask('room.leave', {});
    const told = await waitFor('the last words', async () =>
      (await node.qualityFacts())
        .flatMap(({ minutes }) => minutes)
        .find(({ roundTripMs }) => roundTripMs === 321),
    );
    expect(told.coveredMs).toBe(10_000);
  });

  it.each([
    ['a share above one', { uplinkLossShare: 1.01 }],
    ['a negative rate', { uplinkBps: -1 }],
    ['no number', { roundTripMs: 'slow' }],
    ['an endless interval', { intervalMs: 1e12 }],
    ['a field left out', { freezeShare: undefined }],
  ])('is refused with %s', async (_, changed) => {
    const peer = await node.join({ sessionId });
    expect(await tell(peer, changed)).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
  });

  it('is refused before joining and when it comes too often', async () => {
    const early = await node.enter({ sessionId });
    expect(await tell(early)).toMatchObject({ ok: false, error: { code: 'SIGNALLING_OUT_OF_ORDER' } });
    const peer = await node.join({ sessionId });
    await tell(peer);
    expect(await tell(peer)).toMatchObject({ ok: false, error: { code: 'TOO_MANY_ATTEMPTS' } });
  });
});
