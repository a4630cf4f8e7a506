import { afterAll, describe, expect, it } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { ConsultingRoom } from '../consulting-room.fixture.js';
import { MediaNodeFixture } from '../media-node.fixture.js';

const hasIpv6 = Object.values(networkInterfaces()).some((own) =>
  own?.some(({ address }) => address === '::1'),
);
const nodes: { close(): Promise<void> }[] = [];

afterAll(async () => {
  for (const node of nodes) await node.close();
});

describe('the addresses that media is received on', () => {
  it('may be told to browsers under other names, in their order', async () => {
    const node = await MediaNodeFixture.start({
      RTC_LISTEN_IP: '127.0.0.1, 127.0.0.3',
      RTC_ANNOUNCED_ADDRESS: '198.51.100.7',
    });
    nodes.push({ close: () => node.stop() });
    const peer = await node.enter();
    const { sendTransport } = await peer.told('room.welcome');
    const told = sendTransport.iceCandidates.map(({ protocol, address }) => ({ protocol, address }));
    const wanted = ['127.0.0.3', '198.51.100.7'].flatMap((address) => [
      { protocol: 'udp', address },
      { protocol: 'tcp', address },
    ]);
    expect(told).toHaveLength(wanted.length);
    expect(told).toEqual(expect.arrayContaining(wanted));
  });

  it('cannot be told under more names than there are', async () => {
    await expect(MediaNodeFixture.start({ RTC_ANNOUNCED_ADDRESS: '192.0.2.1,192.0.2.2' })).rejects.toThrow(
      'RTC_ANNOUNCED_ADDRESS',
    );
  });

  it('may be of IPv6 alone, where the machine has it', async () => {
    const room = await ConsultingRoom.open({ RTC_LISTEN_IP: hasIpv6 ? '::1' : '127.0.0.1' });
    nodes.push(room);
    const [doctor, expert] = await room.two();
    expect(await doctor.seesMoving()).toBe(true);
    expect(await expert.seesMoving()).toBe(true);
  });
});
