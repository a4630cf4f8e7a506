import { type Relay, waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { newPersonId } from './media-node.fixture.js';

const patienceMs = 120_000;
let room: ConsultingRoom;
let relay: Relay;
const mediaKey = randomBytes(16).toString('base64url');

beforeAll(async () => {
  ({ room, relay } = await ConsultingRoom.openBehindRelay());
});
afterEach(() => room.clear());
afterAll(() => room.close());

/** @param secrets what the api would tell this person beside the ticket */
async function arrive(nameEn: string, secrets: { mediaKey?: string; personId?: string }) {
  const personId = newPersonId();
  const { sessionId, node } = room;
  return room.visitWith(async () => ({
    nodeUrl: node.url,
    ticket: await node.ticket({ sessionId, personId, nameEn, isEncrypted: true }),
    personId,
    ...secrets,
  }));
}

async function visit(...who: Parameters<typeof arrive>) {
  const page = await arrive(...who);
  await page.join();
  return page;
}

const arrived = async (page: Awaited<ReturnType<typeof visit>>) => (await page.stats()).packetsReceived;

describe('an encrypted session', () => {
  it('is seen and heard by those who have its key, and by nobody else whom the node lets in', async () => {
    const [doctor, expert] = [await visit('Doctor', { mediaKey }), await visit('Expert', { mediaKey })];
    const stranger = await visit('Stranger', { mediaKey: randomBytes(16).toString('base64url') });
    const listener = await visit('Listener', {});
    for (const page of [doctor, expert]) {
      expect(await page.seesMoving()).toBe(true);
      await waitFor('sound', async () => (await page.stats()).audioLevel > 0.001);
      expect(await page.state()).toMatchObject({ isEncrypted: true });
    }
    for (const page of [stranger, listener])
      await waitFor('what they cannot open', async () => (await arrived(page)) > 500);
    expect((await stranger.stats()).framesDecoded).toBe(0);
    // A decoder that is given sealed bytes makes noise of a few, and gives up.
    expect((await listener.stats()).framesDecoded).toBeLessThan(10);
    expect((await stranger.stats()).audioLevel).toBe(0);
    const { peers } = await expert.shows('who cannot be understood', (state) =>
      state.peers.some(({ nameEn, isUnreadable }) => nameEn === 'Stranger' && isUnreadable),
    );
    expect(peers.find(({ nameEn }) => nameEn === 'Doctor')).toMatchObject({ isUnreadable: false });
  });

  it('lets no browser in that would have to send in the open, and says why', async () => {
    const doctor = await arrive('Doctor', { mediaKey });
    await doctor.run('delete globalThis.RTCRtpScriptTransform');
    await doctor.join();
    expect(await doctor.state()).toMatchObject({ phase: 'failed', error: 'ENCRYPTION_UNSUPPORTED' });
  });

  it('does not show one person’s pictures for another’s', async () => {
    const doctor = await visit('Doctor', { mediaKey });
    // The node says that this is somebody else than the key's holder sealed for.
    await visit('Expert', { mediaKey, personId: newPersonId() });
    await doctor.shows('a doubtful picture', ({ peers }) => peers[0]?.isUnreadable === true);
    expect((await doctor.stats()).framesDecoded).toBe(0);
  });

  it('keeps what is written along to those who have the key', async () => {
    const [doctor, expert] = [await visit('Doctor', { mediaKey }), await visit('Expert', { mediaKey })];
    const stranger = await visit('Stranger', { mediaKey: randomBytes(16).toString('base64url') });
    await doctor.run(`room.captions.hear({ track: room.devices.getAudioTracks()[0], language: 'zh-CN' })`);
    for (const page of [expert, stranger]) await page.run('room.captions.setOn(true)');
    const some = `Number(room.captions.view().lines[0]?.text.split(' ').at(-1)) > 3`;
    await waitFor('several captions', () => expert.run<boolean>(some));
    expect(await stranger.run('room.captions.view().lines')).toEqual([]);
  });

  it(
    'keeps its still pictures to those who have the key',
    async () => {
      const [doctor, expert] = [await visit('Doctor', { mediaKey }), await visit('Expert', { mediaKey })];
      const stranger = await visit('Stranger', { mediaKey: randomBytes(16).toString('base64url') });
      expect(await expert.seesMoving()).toBe(true);
      await relay.shape(await doctor.fragments(), { up: { bitsPerSecond: 75_000 } });
      await doctor.shows('stills', ({ level }) => level === 'stills');
      const isShown = ({ peers }: { peers: readonly { nameEn: string; stillUrl?: string }[] }) =>
        peers.some(({ nameEn, stillUrl }) => nameEn === 'Doctor' && stillUrl !== undefined);
      await waitFor('a still', async () => isShown(await expert.state()), patienceMs);
      expect(isShown(await stranger.state())).toBe(false);
    },
    2 * patienceMs,
  );
});
