import { BreakableLink } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MediaNodeFixture, newSessionId } from '../media-node.fixture.js';

let link: BreakableLink;
let node: MediaNodeFixture;

beforeAll(async () => {
  link = await BreakableLink.to(new URL(process.env.TEST_REDIS_URL ?? ''));
  node = await MediaNodeFixture.start({ REDIS_URL: `redis://127.0.0.1:${link.port}` });
});

afterAll(async () => {
  await node.stop();
  link.close();
});

it('While Redis is away rooms go on and nobody new gets in; afterwards everything is told and heard', async () => {
  const sessionId = newSessionId();
  const [first, second, staying] = [
    await node.join({ sessionId }),
    await node.join({ sessionId }),
    await node.join({ sessionId }),
  ];
  await node.factTypes(4);
  link.cut();
  expect(await first.ask('room.leave', {})).toMatchObject({ ok: true });
  expect(await second.ask('room.leave', {})).toMatchObject({ ok: true });
  await staying.told('peer.left');
  await expect(node.join({ sessionId })).rejects.toMatchObject({ data: { code: 'MEDIA_UNAVAILABLE' } });
  expect((await fetch(`${node.url}/health/ready`)).status).toBe(503);
  link.mend();
  expect((await node.factTypes(6)).slice(4)).toEqual(['participant.left', 'participant.left']);
  await node.command({ type: 'room.close', sessionId, reason: 'ended' });
  expect(await staying.told('room.closed')).toEqual({ reason: 'ended' });
  expect((await fetch(`${node.url}/health/ready`)).status).toBe(200);
});
