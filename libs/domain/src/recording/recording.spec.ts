import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@jiedui/kernel';
import {
  foldRecording,
  hasNobodyToRecord,
  isRecorded,
  mayStartRecording,
  type RecordingEntry,
  recordingOf,
  recordingOff,
  yetToAnswer,
} from './recording.js';

const [doctor, expert, late] = ['doctor', 'expert', 'late'] as PersonId[] as [PersonId, PersonId, PersonId];
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();
const asked: RecordingEntry = {
  kind: 'recording.asked',
  recordingId: 'r1',
  personId: expert,
  at: at(0),
};
const consented = (personId: PersonId, second = 1): RecordingEntry => ({
  kind: 'recording.consented',
  personId,
  at: at(second),
});
const refused = (personId: PersonId, second = 2): RecordingEntry => ({
  kind: 'recording.refused',
  personId,
  at: at(second),
});
const started: RecordingEntry = { kind: 'recording.started', at: at(3) };
const stopped: RecordingEntry = { kind: 'recording.stopped', personId: expert, at: at(9) };

describe('a recording', () => {
  it.each([
    ['nobody was asked', [], [doctor, expert], false],
    ['one has not answered', [asked], [doctor, expert], false],
    ['one refused', [asked, refused(doctor)], [doctor, expert], false],
    ['one refused and then agreed', [asked, refused(doctor), consented(doctor)], [doctor, expert], true],
    ['one agreed and then refused', [asked, consented(doctor), refused(doctor)], [doctor, expert], false],
    ['everybody agreed', [asked, consented(doctor)], [doctor, expert], true],
    ['who refused has gone', [asked, refused(doctor)], [expert], true],
    ['who agreed is away, others are not asked', [asked, consented(doctor)], [late, expert], false],
    ['nobody is there', [asked, consented(doctor)], [], false],
    ['it runs already', [asked, consented(doctor), started], [doctor, expert], false],
    ['it was stopped', [asked, consented(doctor), started, stopped], [doctor, expert], false],
  ] as const)('when %s: may it start?', (_case, entries, present, may) => {
    expect(mayStartRecording(recordingOf(entries), present)).toBe(may);
  });

  it('takes up nobody before it started, nor anybody who has not agreed, at no time', () => {
    const runs = [asked, consented(doctor), started];
    const recorded = (entries: readonly RecordingEntry[]) =>
      [doctor, expert, late].filter((person) => isRecorded(recordingOf(entries), person));
    expect(recorded([asked, consented(doctor)])).toEqual([]);
    expect(recorded(runs)).toEqual([doctor, expert]);
    expect(recorded([...runs, consented(late, 4)])).toEqual([doctor, expert, late]);
    expect(recorded([...runs, refused(late, 4)])).toEqual([doctor, expert]);
    expect(recorded([...runs, refused(doctor, 4)])).toEqual([expert]);
    expect(recorded([...runs, refused(doctor, 4), consented(doctor, 5)])).toEqual([doctor, expert]);
    expect(recorded([...runs, stopped])).toEqual([]);
  });

  it('says who still has to answer, also of those who come later', () => {
    expect(yetToAnswer(recordingOff, [doctor])).toEqual([]);
    expect(yetToAnswer(recordingOf([asked]), [doctor, expert])).toEqual([doctor]);
    expect(yetToAnswer(recordingOf([asked, consented(doctor), started]), [doctor, expert, late])).toEqual([
      late,
    ]);
    expect(yetToAnswer(recordingOf([asked, refused(doctor)]), [doctor])).toEqual([]);
  });

  it('is over when the last one withdraws, not when somebody is only away', () => {
    const runs = [asked, consented(doctor), started];
    expect(hasNobodyToRecord(recordingOf(runs))).toBe(false);
    expect(hasNobodyToRecord(recordingOf([...runs, refused(doctor)]))).toBe(false);
    expect(hasNobodyToRecord(recordingOf([...runs, refused(doctor), refused(expert)]))).toBe(true);
    expect(hasNobodyToRecord(recordingOff)).toBe(false);
  });

  it('is not changed by what does not fit, and asks everybody anew the next time', () => {
    for (const entry of [consented(doctor), refused(doctor), started, stopped]) {
      expect(foldRecording(recordingOff, entry)).toBe(recordingOff);
    }
    const runs = recordingOf([asked, consented(doctor), started]);
    expect(foldRecording(runs, asked)).toBe(runs);
    expect(foldRecording(runs, { ...started, at: at(7) })).toBe(runs);
    const again = recordingOf([
      asked,
      consented(doctor),
      started,
      stopped,
      { ...asked, recordingId: 'r2', personId: doctor },
    ]);
    expect([again.recordingId, again.answers.get(doctor), again.answers.get(expert)]).toEqual([
      'r2',
      'agreed',
      undefined,
    ]);
  });
});
