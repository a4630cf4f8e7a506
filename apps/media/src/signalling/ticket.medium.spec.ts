import { SignallingClient } from '@jiedui/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MediaNodeFixture } from '../media-node.fixture.js';

let node: MediaNodeFixture;

beforeAll(async () => {
  node = await MediaNodeFixture.start();
});

afterAll(() => node.stop());

const refusalOf = (auth: object) =>
  SignallingClient.connect(node.url, auth).then(
    () => 'taken',
    (error: { data?: { code?: string } }) => error.data?.code,
  );

describe('a ticket', () => {
  it('lets its person in', async () => {
    expect(await refusalOf({ ticket: await node.ticket() })).toBe('taken');
  });

  it('is refused when missing, malformed or no text', async () => {
    for (const auth of [{}, { ticket: 'abc' }, { ticket: 7 }, { ticket: 'x'.repeat(100_000) }]) {
      expect(await refusalOf(auth)).toBe('TICKET_INVALID');
    }
  });

  it('is refused when expired, of another signer, node or issuer', async () => {
    const tickets = [
      node.ticket({}, { expiresIn: '-10s' }),
      node.ticket({}, { secret: 'another secret of enough length!' }),
      node.ticket({}, { audience: 'node-2' }),
      node.ticket({ nodeId: 'node-2' }, { audience: node.config.MEDIA_NODE_ID }),
      node.ticket({}, { issuer: 'someone-else' }),
      node.ticket({ mayPublish: ['microscope' as 'camera'] }),
    ];
    for (const ticket of await Promise.all(tickets))
      expect(await refusalOf({ ticket })).toBe('TICKET_INVALID');
  });

  it('is refused the second time, also when used twice at once', async () => {
    const ticket = await node.ticket();
    const outcomes = await Promise.all([refusalOf({ ticket }), refusalOf({ ticket })]);
    expect(outcomes.toSorted()).toEqual(['TICKET_INVALID', 'taken']);
    expect(await refusalOf({ ticket })).toBe('TICKET_INVALID');
  });
});
