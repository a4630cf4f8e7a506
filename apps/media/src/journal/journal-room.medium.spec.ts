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

const recordedSeconds = 12;
const heardNote = (page: RoomPage) =>
  page.run<
    { durationSeconds: number; durationMs: number; pieces: number; count: number } | undefined
  >(`(async () => {
    const { entries } = room.journal.view();
    const head = entries.find(({ entry }) => entry.kind === 'voice');
    if (!head) return undefined;
    const note = room.voiceNote({ entries, drafts: [] }, head.entry, { author: head.author, isSelf: false });
    if (note.told.length < head.entry.count) return undefined;
    const sound = await new room.VoiceNotes(room.journal).soundOf(note);
    const context = new AudioContext();
    const { duration } = await context.decodeAudioData(await sound.arrayBuffer());
    await context.close();
    const { durationMs, count } = head.entry;
    return { durationSeconds: duration, durationMs, pieces: note.told.length, count };
  })()`);

it('A voice note that is recorded without a link arrives whole after it, and plays for as long as it was spoken', async () => {
  const doctor = await enter('Doctor', `http://127.0.0.1:${link.port}`);
  const expert = await enter('Expert');
  await say(doctor, 'before');
  await hears(expert, ['before']);
  link.cut();
  await doctor.run(`(async () => {
    const recorder = await room.VoiceRecorder.start();
    await new Promise((resolve) => setTimeout(resolve, ${recordedSeconds * 1_000}));
    recorder.stop();
    await new room.VoiceNotes(room.journal).say(await recorder.finished);
  })()`);
  await say(doctor, 'written after it');
  const waiting = await doctor.run<string[]>('room.journal.view().drafts.map(({ entry }) => entry.kind)');
  expect(waiting[0]).toBe('voice');
  expect(waiting).toContain('voice.part');
  expect(await heardNote(expert)).toBeUndefined();
  link.mend();
  const note = await waitFor('the whole note', () => heardNote(expert));
  expect(note.pieces).toBe(waiting.length - 1);
  expect(note.durationSeconds).toBeGreaterThan(recordedSeconds - 1);
  expect(Math.abs(note.durationSeconds - note.durationMs / 1_000)).toBeLessThan(1.5);
  await hears(expert, ['before', 'written after it']);
  await waitFor('nothing left to say', async () => (await doctor.run<number>('room.kept.length')) === 0);
}, 180_000);
