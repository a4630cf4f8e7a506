import { waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';

interface Secured {
  readonly tlsVersion?: string;
  readonly dtlsCipher?: string;
  readonly srtpCipher?: string;
}

let room: ConsultingRoom;

beforeAll(async () => {
  room = await ConsultingRoom.open();
});
afterAll(() => room.close());

it('of media is negotiated with nothing older than DTLS 1.2 and authenticated AES', async () => {
  const [doctor] = await room.two();
  expect(await doctor.seesMoving()).toBe(true);
  const secured = await waitFor('both connections to be secured', async () => {
    const found = await doctor.run<Secured[]>(`(async () => {
      const found = [];
      for (const connection of room.connections.filter((each) => each.connectionState === 'connected'))
        for (const stat of (await connection.getStats()).values())
          if (stat.type === 'transport') found.push(stat);
      return found;
    })()`);
    return (
      found.length >= 2 && found.every(({ srtpCipher, tlsVersion }) => srtpCipher && tlsVersion) && found
    );
  });
  for (const { tlsVersion = '', dtlsCipher, srtpCipher } of secured) {
    // The version as it stands in the packets: FEFD is DTLS 1.2, FEFC is DTLS 1.3.
    expect(['FEFD', 'FEFC']).toContain(tlsVersion.toUpperCase());
    expect(dtlsCipher).toMatch(/AES_\d+_GCM|CHACHA20_POLY1305/);
    expect(srtpCipher).toMatch(/AES_\d+_GCM/);
  }
});
