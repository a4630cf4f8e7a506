import { BreakableLink, waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';

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
  // Where it was away for long the node tells again who stayed.
  const isLeaving = (type: string) => type === 'participant.left';
  await waitFor('who left', async () => (await node.factTypes(6)).filter(isLeaving).length === 2);
  await node.command({ type: 'room.close', sessionId, reason: 'ended' });
  expect(await staying.told('room.closed')).toEqual({ reason: 'ended' });
  expect((await fetch(`${node.url}/health/ready`)).status).toBe(200);
});

it('After a silence so long that the node was forgotten, it tells again who is there', async () => {
  const sessionId = newSessionId();
  const personId = newPersonId();
  await node.join({ sessionId, personId });
  const told = async () =>
    (await node.presenceFacts()).filter((fact) => 'sessionId' in fact && fact.sessionId === sessionId);
  await waitFor('the joining', async () => (await told()).length === 1);
  link.cut();
  await waitFor('the node to be forgotten', async () => (await node.heartbeat()) === null);
  link.mend();
  const [first, again] = await waitFor('what is told', async () => {
    const facts = await told();
    return facts.length === 2 && facts;
  });
  expect(again).toMatchObject({ type: 'participant.joined', sessionId, personId });
  expect(again?.at).not.toBe(first?.at);
});
