import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRun } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { csvOf, download, importIn, type TestFile, uploadImport } from '../../../test/import-steps.js';

let api: ApiHarness;
let registrar: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  registrar = await api.signIn('admin@jiedui.example');
});
afterAll(() => api.stop());

const header = 'code,nameZh,nameEn,regionCode,tier,kind,grade,gradeSince,beds,specialties,flags';
const isBad = (row: number) => row % 100 === 0;

/** Every hundredth row has a fault of its own kind. */
function lineOf(prefix: string, row: number): string {
  const faults = [
    [`${prefix}-${row}`, '530926', 'planet', '100'],
    [`${prefix}-${row}`, '999999', 'county', '100'],
    [`${prefix}-${row}`, '530926', 'county', 'many'],
    ['not a code', '530926', 'county', '100'],
    [`${prefix}-1`, '530926', 'county', '100'],
  ] as const;
  const good = [`${prefix}-${row}`, '530926', 'county', '100'] as const;
  const [code, region, tier, beds] = isBad(row) ? (faults[(row / 100) % faults.length] ?? good) : good;
  return `${code},第${row}示例医院,Example Hospital ${row},${region},${tier},general,2A,2019-12-01,${beds},cardiology:countyKey,keyCounty`;
}

const fileOf = (prefix: string, count: number): TestFile =>
  csvOf([header, ...Array.from({ length: count }, (_, at) => lineOf(prefix, at + 1))]);

/** The most memory that this process held while an import was checked. */
async function peakOfChecking(file: TestFile, onLook: (run: ImportRun) => void) {
  globalThis.gc?.();
  let peakBytes = 0;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
  }, 20);
  const { body } = await uploadImport(registrar, file);
  const run = await importIn(registrar, body.id, ['checked', 'failed'], onLook);
  clearInterval(timer);
  return { run, peakBytes };
}

const countHospitals = async (pattern: string) => {
  const [row] = await api.orm.em
    .fork()
    .execute<[{ count: number }]>('select count(*)::int as count from hospital where code like ?', [pattern]);
  return row.count;
};

/** On two busy cores. */
const longMs = 300_000;

describe('an import of 50,000 rows', () => {
  let run: ImportRun;

  it('is checked exactly, with progress to be seen, in the memory that 5,000 rows take', async () => {
    const small = await peakOfChecking(fileOf('S', 5_000), () => undefined);
    expect(small.run.counts).toEqual({ created: 4_950, changed: 0, unchanged: 0, bad: 50 });
    const seen: number[] = [];
    const large = await peakOfChecking(fileOf('L', 50_000), ({ rowsChecked, bytesRead, sizeBytes }) => {
      seen.push(rowsChecked);
      expect(bytesRead).toBeLessThanOrEqual(sizeBytes);
    });
    run = large.run;
    process.stderr.write(`RSS ${small.peakBytes / 1e6} ${large.peakBytes / 1e6} ${seen.length}\n`);
    expect(run.counts).toEqual({ created: 49_500, changed: 0, unchanged: 0, bad: 500 });
    expect([run.rowsChecked, run.bytesRead]).toEqual([50_000, run.sizeBytes]);
    expect(new Set(seen).size).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // The upload itself is injected whole, in this process; the work on it is what must not grow with the file.
    expect(large.peakBytes - small.peakBytes).toBeLessThan(150 * 1024 * 1024);
  }, longMs);

  it('reports each of the 500 bad rows and no other', async () => {
    const { content } = await download(api, registrar, `/imports/${run.id}/report?format=csv`);
    const rowNumbers = content
      .toString('utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[0]));
    // The header is row 1.
    expect(rowNumbers).toEqual(Array.from({ length: 500 }, (_, at) => (at + 1) * 100 + 1));
  });

  it('leaves nothing when it is killed in the middle of applying, and then applies exactly once', async () => {
    await registrar.call('applyImport', { params: { importId: run.id }, body: { skipBadRows: true } });
    await waitFor('the writing to be cut off', async () => {
      const cut = await api.orm.em.fork().execute<{ cut: boolean }[]>(
        `select pg_terminate_backend(pid) as cut from pg_stat_activity
         where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
           and query like '%insert into hospital (%'`,
      );
      return cut.some((one) => one.cut);
    });
    expect(await countHospitals('L-%')).toBe(0);
    const { body } = await registrar.call('getImport', { params: { importId: run.id } });
    expect(body.state).toBe('applying');
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
  }, longMs);
});
