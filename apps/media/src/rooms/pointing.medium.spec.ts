import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoomRole } from '@jiedui/domain';
import type { SessionId } from '@jiedui/kernel';
import type { SignallingClient } from '@jiedui/testing';
import { MediaNodeFixture, newSessionId } from '../media-node.fixture.js';

let node: MediaNodeFixture;
let other: MediaNodeFixture;

beforeAll(async () => {
  node = await MediaNodeFixture.start();
  other = await node.another('another-node');
});
afterAll(async () => {
  await node.stop();
  await other.stop();
});

async function admit(moderator: SignallingClient, sessionId: SessionId, role: RoomRole) {
  const guest = await node.enter({ sessionId, role });
  const { waiting } = await moderator.told('room.people', (people) => people.waiting.length > 0);
  await moderator.ask('people.admit', { personId: waiting[0]?.personId });
  await guest.told('room.welcome');
  await guest.join();
  return guest;
}

const open = (client: SignallingClient, source: string) =>
  client.ask('dataProducer.create', {
    source,
    sctpStreamParameters: { streamId: source === 'stills' ? 1 : 0, ordered: false, maxRetransmits: 0 },
  });

describe('the channel of a pointer', () => {
  it('reaches those who see the board, on whichever node, and no guest', async () => {
    const sessionId = newSessionId();
    const expert = await node.join({ sessionId, role: 'expert' });
    const far = await other.join({ sessionId, role: 'panelMember' });
    const relative = await admit(expert, sessionId, 'relative');
    expect(await open(expert, 'pointer')).toMatchObject({ ok: true });
    const [offer] = (await far.told('dataConsumers.created')).dataConsumers;
    expect(offer).toMatchObject({ source: 'pointer' });
    expect(await open(expert, 'stills')).toMatchObject({ ok: true });
    const told = await relative.told('dataConsumers.created');
    expect(told.dataConsumers.map(({ source }) => source)).toEqual(['stills']);
    expect(relative.all('dataConsumers.created')).toHaveLength(1);
  });

  it('is not had by who may not draw', async () => {
    const sessionId = newSessionId();
    const expert = await node.join({ sessionId, role: 'expert' });
    const relative = await admit(expert, sessionId, 'relative');
    expect(await open(relative, 'pointer')).toMatchObject({ error: { code: 'RIGHT_MISSING' } });
  });

  it('takes the place of an earlier one that its sender never heard of', async () => {
    const sessionId = newSessionId();
    const [expert, panel] = [await node.join({ sessionId }), await node.join({ sessionId })];
    expect(await open(expert, 'pointer')).toMatchObject({ ok: true });
    const first = (await panel.told('dataConsumers.created')).dataConsumers[0];
    expect(await open(expert, 'pointer')).toMatchObject({ ok: true });
    await panel.told('dataConsumer.closed', ({ dataConsumerId }) => dataConsumerId === first?.dataConsumerId);
    await panel.told('dataConsumers.created', ({ dataConsumers }) =>
      dataConsumers.some(({ dataProducerId }) => dataProducerId !== first?.dataProducerId),
    );
    const both = await Promise.all([open(expert, 'stills'), open(expert, 'stills')]);
    expect(both).toMatchObject([{ ok: true }, { error: { code: 'SIGNALLING_OUT_OF_ORDER' } }]);
  });
});
