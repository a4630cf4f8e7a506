import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRun } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
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

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is really held, without what only waits to be collected. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most memory that was held at any moment of checking a file. */
async function peakOfChecking(file: TestFile, onLook: (run: ImportRun) => void) {
  const { body } = await uploadImport(registrar, file);
  let peakBytes = 0;
  let looks = 0;
  const run = await importIn(registrar, body.id, ['checked', 'failed'], (current) => {
    onLook(current);
    looks += 1;
    if (looks % 10 === 1) peakBytes = Math.max(peakBytes, heldBytes());
  });
  return { run, peakBytes };
}

const countHospitals = async (pattern: string) => {
  const [row] = await api.orm.em
    .fork()
    .execute<[{ count: number }]>('select count(*)::int as count from hospital where code like ?', [pattern]);
  return row.count;
};

const hasLock = async (table: string, condition: string) => {
  const locks = await api.orm.em
    .fork()
    .execute(`select from pg_locks where relation = ?::regclass and ${condition}`, [table]);
  return locks.length > 0;
};
const isWaitingFor = (table: string) => hasLock(table, 'not granted');

/** Nobody else reads or writes the table meanwhile: who needs it stands still. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  const owner = new URL(process.env.TEST_DATABASE_URL ?? '');
  owner.pathname = new URL(api.config.DATABASE_URL).pathname;
  const client = new pg.Client({ connectionString: owner.toString() });
  await client.connect();
  try {
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    await work();
  } finally {
    await client.end();
  }
}

/** PostgreSQL lets a role end its own connections, whoever holds them. */
async function killWhoWaitsFor(table: string): Promise<void> {
  const client = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_locks where relation = $1::regclass and not granted',
    [table],
  );
  await client.end();
}

async function stateOf({ id }: ImportRun) {
  const [row] = await api.orm.em
    .fork()
    .execute<[{ state: string }]>('select state from import_run where id = ?', [id]);
  return row.state;
}

/** On two busy cores. */
const longMs = 300_000;

describe('an import of 50,000 rows', () => {
  let run: ImportRun;

  it(
    'is checked exactly, with progress to be seen, in the memory that 5,000 rows take',
    async () => {
      const small = await peakOfChecking(fileOf('S', 5_000), () => undefined);
      expect(small.run.counts).toEqual({ created: 4_950, changed: 0, unchanged: 0, bad: 50 });
      const seen: number[] = [];
      const large = await peakOfChecking(fileOf('L', 50_000), ({ rowsChecked, bytesRead, sizeBytes }) => {
        seen.push(rowsChecked);
        expect(bytesRead).toBeLessThanOrEqual(sizeBytes);
      });
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
    // The header is row 1.
    expect(rowNumbers).toEqual(Array.from({ length: 500 }, (_, at) => (at + 1) * 100 + 1));
  });

  it(
    'leaves nothing when it is killed in the middle of applying, and then applies exactly once',
    async () => {
      await whileLocked('hospital_grade', async () => {
        await registrar.call('applyImport', { params: { importId: run.id }, body: { skipBadRows: true } });
        await waitFor(
          'the hospitals to be written and the grades to wait',
          () => isWaitingFor('hospital_grade'),
          60_000,
        );
        await killWhoWaitsFor('hospital_grade');
        await waitFor('the killed one to be gone', async () => !(await isWaitingFor('hospital_grade')));
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
    },
    longMs,
  );
});
