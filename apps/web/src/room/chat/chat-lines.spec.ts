import { describe, expect, it } from '@jest/globals';
import type { Journaled, PersonEntry } from '@jiedui/contracts';
import type { JournalView, QueuedDraft } from '../client/index';
import { chatLines, unreadLines } from './chat-lines';

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

  it('of others are unread until they were shown', () => {
    const lines = chatLines(view([told(other, 1), told(self, 2), told(other, 3)], []), self);
    expect(unreadLines(lines, new Set())).toBe(2);
    expect(unreadLines(lines, new Set([lines[0]?.key ?? '']))).toBe(1);
  });
});
