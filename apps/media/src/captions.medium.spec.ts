import { waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsultingRoom } from './consulting-room.fixture.js';
import { newPersonId } from './media-node.fixture.js';
import type { RoomPage } from './room-page.fixture.js';

let room: ConsultingRoom;

beforeAll(async () => {
  room = await ConsultingRoom.open();
});
afterEach(() => room.clear());
afterAll(() => room.close());

interface CaptionsShown {
  readonly isOn: boolean;
  readonly isWriting: boolean;
  readonly lines: readonly { readonly personId: string; readonly nameEn: string; readonly text: string }[];
}

const shownTo = (page: RoomPage): Promise<CaptionsShown> => page.run('room.captions.view()');
const shows = (page: RoomPage, what: string, fits: (captions: CaptionsShown) => boolean) =>
  waitFor(what, async () => {
    const captions = await shownTo(page);
    return fits(captions) && captions;
  });
const numberIn = (text: string | undefined) => Number(text?.split(' ').at(-1));

describe('captions', () => {
  it('show one who wants them what another says, who is told, and end with the wish', async () => {
    const personId = newPersonId();
    const [doctor, expert] = await room.two({ personId });
    await doctor.run(`room.captions.hear({ track: room.devices.getAudioTracks()[0], language: 'zh-CN' })`);
    expect(await shownTo(doctor)).toMatchObject({ isWriting: false });
    await expert.run('room.captions.setOn(true)');
    const first = await shows(expert, 'a caption', ({ lines }) => lines.length > 0);
    expect(first.lines).toMatchObject([{ personId, nameEn: 'Doctor' }]);
    expect(first.lines[0]?.text).toMatch(/^zh-CN sound \d+$/);
    expect(await shownTo(doctor)).toEqual({ isOn: false, isWriting: true, hasFailed: false, lines: [] });
    const next = numberIn(first.lines[0]?.text) + 2;
    await shows(expert, 'the next', ({ lines }) => numberIn(lines[0]?.text) >= next);

    await expert.run('room.captions.setOn(false)');
    expect((await shownTo(expert)).lines).toEqual([]);
    await shows(doctor, 'the end', ({ isWriting }) => !isWriting);
  });

  it('write nothing of who is muted, and go on in the next stay', async () => {
    const [doctor, expert] = await room.two();
    await doctor.run(`room.captions.hear({ track: room.devices.getAudioTracks()[0], language: 'en' })`);
    await expert.run('room.captions.setOn(true)');
    await shows(expert, 'a caption', ({ lines }) => lines.length > 0);
    await doctor.run('room.captions.hear(undefined)');
    await shows(doctor, 'silence', ({ isWriting }) => !isWriting);
    await shows(expert, 'nothing to read', ({ lines }) => lines.length === 0);

    await doctor.run(`room.captions.hear({ track: room.devices.getAudioTracks()[0], language: 'en' })`);
    await shows(doctor, 'writing again', ({ isWriting }) => isWriting);
    await doctor.run('room.client.leave()');
    await shows(doctor, 'nothing written outside', ({ isWriting }) => !isWriting);
    await doctor.join();
    const again = await shows(expert, 'a caption again', ({ lines }) => lines.length > 0);
    expect(again.lines[0]?.text).toMatch(/^en sound/);
  });
});
