import { describe, expect, it } from '@jest/globals';
import type { Journaled, PersonEntry } from '@jiedui/contracts';
import type { JournalView, QueuedDraft } from '../client/index';
import { chatLines, linesAfterEnd, unreadLines } from './chat-lines';

const self = { id: 'me', nameZh: '我', nameEn: 'Me' };
const other = { id: 'other', nameZh: '王敏', nameEn: 'Wang Min' };

const entry = (text: string): PersonEntry => ({ kind: 'chat', text });
const told = (who: typeof self, seq: number, isKept = true) =>
  ({
    position: `${seq}-0`,
    isKept,
    author: who.id,
    nameZh: who.nameZh,
    nameEn: who.nameEn,
    writer: 'pc',
    seq,
    at: '2026-11-22T10:00:00.000Z',
    entry: entry(`line ${seq}`),
    hasData: false,
  }) as Journaled;
const draft = (seq: number, change: Partial<QueuedDraft> = {}): QueuedDraft => ({
  writer: 'pc',
  seq,
  writtenAtMs: Date.parse('2026-11-22T10:01:00.000Z'),
  entry: entry(`line ${seq}`),
  dataLength: 0,
  state: 'waiting',
  isSlow: false,
  ...change,
});
const view = (entries: Journaled[], drafts: QueuedDraft[], hasLink = true): JournalView => ({
  entries,
  drafts,
  hasLink,
  backlogLength: 0,
});
const shown = (of: JournalView) => chatLines(of, self).map(({ text, state }) => `${text} ${state}`);

describe('the lines of a chat', () => {
  it('are what the room has, then what waits here, each with how it stands', () => {
    const drafts = [
      draft(3, { state: 'sending' }),
      draft(4, { state: 'sending', isSlow: true }),
      draft(5),
      draft(6, { state: 'refused' }),
    ];
    expect(shown(view([told(other, 1), told(self, 2)], drafts))).toEqual([
      'line 1 delivered',
      'line 2 delivered',
      'line 3 sending',
      'line 4 waiting',
      'line 5 waiting',
      'line 6 refused',
    ]);
  });

  it('wait for the link while there is none', () => {
    expect(shown(view([], [draft(1, { state: 'sending' })], false))).toEqual(['line 1 waiting']);
  });

  it('show once what the room tells before it is kept, and as delivered what another said', () => {
    const entries = [told(other, 1, false), told(self, 2, false)];
    expect(shown(view(entries, [draft(2, { state: 'sending' })]))).toEqual([
      'line 1 delivered',
      'line 2 sending',
    ]);
  });

  it('wait for nothing once the session has ended, whatever they waited for', () => {
    const drafts = [draft(2), draft(3, { state: 'sending' }), draft(4, { state: 'refused' })];
    const lines = linesAfterEnd(chatLines(view([told(other, 1)], drafts), self));
    expect(lines.map(({ text, state }) => `${text} ${state}`)).toEqual([
      'line 1 delivered',
      'line 2 over',
      'line 3 over',
      'line 4 over',
    ]);
  });

  it('of others are unread until they were shown', () => {
    const lines = chatLines(view([told(other, 1), told(self, 2), told(other, 3)], []), self);
    expect(unreadLines(lines, new Set())).toBe(2);
    expect(unreadLines(lines, new Set([lines[0]?.key ?? '']))).toBe(1);
  });

  it('show a voice note as one line that tells how much of it has come, sent or waiting', () => {
    const noteId = '8f14e45f-ceea-467f-ab5c-0f1d2d3c4b5a';
    const piece = (index: number): PersonEntry =>
      index === 0
        ? { kind: 'voice', noteId, count: 3, index, mimeType: 'audio/webm', durationMs: 4_000 }
        : { kind: 'voice.part', noteId, count: 3, index };
    const said = (who: typeof self, seq: number) => ({ ...told(who, seq), entry: piece(seq - 1) });
    const unsaid = (seq: number, change: Partial<QueuedDraft> = {}) =>
      draft(seq, { entry: piece(seq - 1), dataLength: 5_464, ...change });
    const counted = (of: JournalView) =>
      chatLines(of, self).map(
        ({ voice, state }) =>
          `${voice?.told.length} of ${voice?.head.count} ${voice?.drafts.length} ${state}`,
      );
    expect(counted(view([], [unsaid(1), unsaid(2), unsaid(3)], false))).toEqual(['0 of 3 3 waiting']);
    const halfSent = [unsaid(2, { state: 'sending' }), unsaid(3)];
    expect(counted(view([said(self, 1)], halfSent))).toEqual(['1 of 3 2 sending']);
    expect(counted(view([said(self, 1)], [unsaid(2, { state: 'refused' }), unsaid(3)]))).toEqual([
      '1 of 3 2 refused',
    ]);
    expect(counted(view([said(self, 1), said(self, 2), said(self, 3)], []))).toEqual(['3 of 3 0 delivered']);
    expect(counted(view([said(other, 1), said(other, 3)], []))).toEqual(['2 of 3 0 delivered']);
  });
});
