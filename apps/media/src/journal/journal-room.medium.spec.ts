import { BreakableLink, waitFor } from '@jiedui/testing';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConsultingRoom } from '../consulting-room.fixture.js';
import { newPersonId } from '../media-node.fixture.js';
import type { RoomPage } from '../room-page.fixture.js';

const blackoutMs = 20_000;
let room: ConsultingRoom;
let link: BreakableLink;

beforeAll(async () => {
  room = await ConsultingRoom.open();
  link = await BreakableLink.to(new URL(room.node.url));
});

afterEach(() => room.clear());

afterAll(async () => {
  link.close();
  await room.close();
});

/** Somebody in the room whose browser keeps the journal. */
async function enter(nameEn: string, nodeUrl?: string): Promise<RoomPage> {
  const personId = newPersonId();
  const page = await room.visit(nameEn, { personId, ...(nodeUrl ? { nodeUrl } : {}) });
  await page.run(`void (() => {
    room.kept = [];
    const shelf = {
      load: async () => [],
      put: async (draft) => void room.kept.push(draft.seq),
      remove: async (draft) => void (room.kept = room.kept.filter((seq) => seq !== draft.seq)),
    };
    room.journal = new room.JournalCompanion({ personId: '${personId}', shelf });
  })()`);
  await page.join();
  return page;
}

const say = (page: RoomPage, text: string) =>
  page.run(`room.journal.append({ kind: 'chat', text: ${JSON.stringify(text)} })`);
const heard = (page: RoomPage): Promise<string[]> =>
  page.run(`room.journal.view().entries.flatMap(({ entry }) => (entry.kind === 'chat' ? [entry.text] : []))`);
const hears = (page: RoomPage, texts: readonly string[]) =>
  waitFor(`${texts.length} lines`, async () => (await heard(page)).length >= texts.length);

it('What is written during a blackout arrives once and in order after it, and is forgotten here only then', async () => {
  const doctor = await enter('Doctor', `http://127.0.0.1:${link.port}`);
  const expert = await enter('Expert');
  await say(doctor, 'before');
  await hears(expert, ['before']);
  link.cut();
  const during = ['one', 'two', 'three', 'four', 'five'];
  for (const text of during) {
    await say(doctor, text);
    await sleep(blackoutMs / during.length);
  }
  expect(await doctor.run('room.journal.view().drafts.map(({ entry }) => entry.text)')).toEqual(during);
  expect(await doctor.run('room.kept.length')).toBe(during.length);
  expect(await doctor.run('room.journal.view().hasLink')).toBe(false);
  await say(expert, 'meanwhile');
  await hears(expert, ['before', 'meanwhile']);
  expect(await heard(expert)).toEqual(['before', 'meanwhile']);
  link.mend();
  const all = ['before', 'meanwhile', ...during];
  await hears(expert, all);
  await hears(doctor, all);
  expect(await heard(expert)).toEqual(all);
  expect(await heard(doctor)).toEqual(all);
  await waitFor('nothing left to say', async () => (await doctor.run<number>('room.kept.length')) === 0);
  expect(await doctor.run('room.journal.view().drafts.length')).toBe(0);
}, 180_000);
