import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRun } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { badRowNumbers, hospitalRows } from '../../../test/hospital-rows.js';
import { peakOfChecking } from '../../../test/import-memory.js';
import { csvOf, download, importIn } from '../../../test/import-steps.js';
import { isWaitingFor, killWhoWaitsFor, whileLocked } from '../../../test/table-locks.js';

let api: ApiHarness;
let registrar: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  registrar = await api.signIn('admin@jiedui.example');
});
afterAll(() => api.stop());

const fileOf = (prefix: string, count: number) =>
  csvOf(hospitalRows(prefix, count).map((row) => row.join(',')));

const countHospitals = async (pattern: string) => {
  const [row] = await api.orm.em
    .fork()
    .execute<[{ count: number }]>('select count(*)::int as count from hospital where code like ?', [pattern]);
  return row.count;
};

async function stateOf({ id }: ImportRun) {
  const [row] = await api.orm.em
    .fork()
    .execute<[{ state: string }]>('select state from import_run where id = ?', [id]);
  return row.state;
}

/** On two busy cores. */
const longMs = 1_200_000;

describe('an import of 50,000 rows', () => {
  let run: ImportRun;

  it(
    'is checked exactly, with progress to be seen, in the memory that 5,000 rows take',
    async () => {
      const small = await peakOfChecking(registrar, fileOf('S', 5_000));
      expect(small.run.counts).toEqual({ created: 4_950, changed: 0, unchanged: 0, bad: 50 });
      const seen: number[] = [];
      const large = await peakOfChecking(
        registrar,
        fileOf('L', 50_000),
        ({ rowsChecked, bytesRead, sizeBytes }) => {
          seen.push(rowsChecked);
          expect(bytesRead).toBeLessThanOrEqual(sizeBytes);
        },
      );
      run = large.run;
      expect(run.counts).toEqual({ created: 49_500, changed: 0, unchanged: 0, bad: 500 });
      expect([run.rowsChecked, run.bytesRead]).toEqual([50_000, run.sizeBytes]);
      expect(new Set(seen).size).toBeGreaterThan(5);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      // The test itself holds the file, some 6 MB, more than once.
      expect(large.peakBytes - small.peakBytes).toBeLessThan(40 * 1024 * 1024);
    },
    longMs,
  );

  it('reports each of the 500 bad rows and no other', async () => {
    const { content } = await download(api, registrar, `/imports/${run.id}/report?format=csv`);
    const rowNumbers = content
      .toString('utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[0]));
    expect(rowNumbers).toEqual(badRowNumbers(50_000));
  });

  it(
    'leaves nothing when it is killed in the middle of applying, and then applies exactly once',
    async () => {
      await whileLocked(api, 'hospital_grade', async () => {
        await registrar.call('applyImport', { params: { importId: run.id }, body: { skipBadRows: true } });
        await waitFor(
          'the hospitals to be written and the grades to wait',
          () => isWaitingFor(api, 'hospital_grade'),
          60_000,
        );
        await killWhoWaitsFor(api, 'hospital_grade');
        await waitFor('the killed one to be gone', async () => !(await isWaitingFor(api, 'hospital_grade')));
        expect(await countHospitals('L-%')).toBe(0);
        expect(await stateOf(run)).toBe('applying');
      });
      const applied = await importIn(registrar, run.id, ['applied', 'failed']);
      expect(applied.state).toBe('applied');
      expect(await countHospitals('L-%')).toBe(49_500);
      const events = await api.orm.em
        .fork()
        .execute<{ created: string }[]>(
          "select details ->> 'created' as created from audit_event where subject_id = ? and details ->> 'step' = 'applied'",
          [run.id],
        );
      expect(events).toEqual([{ created: '49500' }]);
      const [lines] = await api.orm.em
        .fork()
        .execute<[{ count: number }]>(
          "select count(distinct subject_id)::int as count from audit_event where details ->> 'importId' = ?",
          [run.id],
        );
      expect(lines.count).toBe(49_500);
    },
    longMs,
  );
});
