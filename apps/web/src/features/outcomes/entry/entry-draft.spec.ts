import { describe, expect, it } from '@jest/globals';
import { faultOf, linesToTell, needsReason, rebased, sheetOf } from './entry-draft';

const figures = {
  casesLocal: 10,
  casesTransferred: 5,
  localFeeYuan: 4_000,
  outsideFeeYuan: null,
  recognisedResults: null,
  recognisedYuan: null,
};
const line = {
  quarter: '2026Q1',
  specialty: 'cardiology' as const,
  revision: 3,
  figures,
  avoided: null,
  savedYuan: null,
  toldAt: '2026-04-02T00:00:00Z',
  toldBy: null,
  origin: 'entry' as const,
};
const loaded = sheetOf({ lines: [line] }, '2026Q1');
const change = (specialty: string, typed: object, isWithdrawn = false) =>
  loaded.map((row) =>
    row.specialty === specialty ? { ...row, typed: { ...row.typed, ...typed }, isWithdrawn } : row,
  );

describe('the sheet of a quarter', () => {
  it('has every specialty, with what was told of this quarter', () => {
    expect(loaded[0]).toMatchObject({ specialty: 'cardiology', revision: 3, typed: { casesLocal: '10' } });
    expect(sheetOf({ lines: [line] }, '2025Q4')[0]?.revision).toBe(0);
    expect(loaded.some((row) => faultOf(row))).toBe(false);
  });

  it('sends what changed, and nothing else', () => {
    expect(linesToTell(loaded, loaded)).toEqual([]);
    const told = linesToTell(change('neurology', { casesLocal: '7', casesTransferred: ' 0 ' }), loaded);
    expect(told).toMatchObject([
      {
        specialty: 'neurology',
        revision: 0,
        figures: { casesLocal: 7, casesTransferred: 0, localFeeYuan: null },
      },
    ]);
    expect(needsReason(told)).toBe(false);
    const corrected = linesToTell(change('cardiology', { casesTransferred: '6' }), loaded);
    expect([corrected[0]?.figures?.casesTransferred, needsReason(corrected)]).toEqual([6, true]);
  });

  it('withdraws a row that is marked or emptied', () => {
    const emptied = { casesLocal: '', casesTransferred: '', localFeeYuan: '' };
    for (const rows of [change('cardiology', {}, true), change('cardiology', emptied)]) {
      expect(linesToTell(rows, loaded)).toEqual([{ specialty: 'cardiology', revision: 3, figures: null }]);
    }
  });

  it('keeps what was typed when somebody else was quicker, and can be sent then', () => {
    const told = { ...line, revision: 4, figures: { ...figures, casesLocal: 11 } };
    const other = { ...line, specialty: 'oncology' as const, revision: 1 };
    const latest = sheetOf({ lines: [told, other] }, '2026Q1');
    const rows = rebased(change('cardiology', { casesLocal: '12' }), loaded, latest);
    expect(rows.find(({ specialty }) => specialty === 'oncology')?.typed.casesLocal).toBe('10');
    expect(linesToTell(rows, latest)).toMatchObject([
      { specialty: 'cardiology', revision: 4, figures: { casesLocal: 12 } },
    ]);
  });

  it('says what is wrong with a row', () => {
    const faults = (typed: object) => faultOf(change('neurology', typed)[1] ?? loaded[0]!);
    expect(faults({ casesLocal: '7' })).toBe('bothCases');
    expect(faults({ casesLocal: '7', casesTransferred: '-1' })).toBe('notANumber');
    expect(faults({ localFeeYuan: '100' })).toBe('casesFirst');
  });
});
