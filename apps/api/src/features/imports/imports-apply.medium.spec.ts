import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HospitalDetail, ImportRun, JobPayload } from '@jiedui/contracts';
import { actAsSystem } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { csvOf, importIn, uploadImport } from '../../../test/import-steps.js';
import { isWaitingFor, whileLocked } from '../../../test/table-locks.js';
import { ImportApplier } from './import.applier.js';
import { ImportChecker } from './import.checker.js';

let api: ApiHarness;
let registrar: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  registrar = await api.signIn('admin@jiedui.example');
});
afterAll(() => api.stop());

const rest = ['checked', 'failed'] as const;
const over = ['applied', 'failed'] as const;
const owner = (sql: string, parameters: unknown[] = []) => api.orm.em.fork().execute(sql, parameters);

async function upload(...lines: string[]): Promise<ImportRun> {
  const header = 'code,nameZh,regionCode,tier,kind,parentCode,parentRelation,beds';
  return (await uploadImport(registrar, csvOf([header, ...lines]))).body;
}
const check = async (...lines: string[]) => importIn(registrar, (await upload(...lines)).id, rest);
const look = async ({ id }: ImportRun) =>
  (await registrar.call('getImport', { params: { importId: id } })).body;

async function begin({ id }: ImportRun): Promise<ImportRun> {
  const params = { importId: id };
  return (await registrar.call('applyImport', { params, body: { skipBadRows: false } })).body;
}
const apply = async (run: ImportRun) => importIn(registrar, (await begin(run)).id, over);
const recheck = async ({ id }: ImportRun) => {
  await registrar.call('recheckImport', { params: { importId: id } });
  return importIn(registrar, id, rest);
};

async function hospital(code: string): Promise<HospitalDetail | undefined> {
  const { body } = await registrar.call('listHospitals', { query: { search: code } });
  const found = body.items.find((one) => one.code === code);
  return found && (await registrar.call('getHospital', { params: { hospitalId: found.id } })).body;
}

/** The last attempt of a job, an hour after the first. */
const lastAttempt = (
  job: (payload: JobPayload<'import.check'>, run: { isLastAttempt: boolean }) => Promise<void>,
  { id }: ImportRun,
) => actAsSystem(() => job({ importId: id }, { isLastAttempt: true }));

/** The database answers the api with an error that may pass. */
async function whileRefused(table: string, work: () => Promise<void>): Promise<void> {
  await owner(`revoke insert on ${table} from jiedui_application`);
  try {
    await work();
  } finally {
    await owner(`grant insert on ${table} to jiedui_application`);
  }
}

describe('an import that meets an error', () => {
  it('is tried again while the error may pass, and fails with the last attempt to apply', async () => {
    const run = await check('A-1,甲县医院,530926,county,general,,,');
    await whileRefused('hospital', async () => {
      await begin(run);
      const applier = api.app.get(ImportApplier);
      const attempt = actAsSystem(() => applier.apply({ importId: run.id }, { isLastAttempt: false }));
      await expect(attempt).rejects.toThrow(/permission denied/);
      expect((await look(run)).state).toBe('applying');
      await expect(lastAttempt(applier.apply.bind(applier), run)).rejects.toThrow(/permission denied/);
      expect(await look(run)).toMatchObject({
        state: 'failed',
        failure: 'UNEXPECTED',
        actions: ['recheck', 'cancel'],
      });
    });
    expect(await hospital('A-1')).toBeUndefined();
    await recheck(run);
    expect((await apply(run)).state).toBe('applied');
  });

  it('fails with the last attempt to check', async () => {
    await whileRefused('import_row', async () => {
      const run = await upload('A-2,甲县医院,530926,county,general,,,');
      const checker = api.app.get(ImportChecker);
      const failed = await waitFor('the last attempt', async () => {
        // An attempt of the job itself may just have begun the check anew, which is then not this one's to end.
        await lastAttempt(checker.check.bind(checker), run).catch(() => undefined);
        const current = await look(run);
        return current.state === 'failed' && current;
      });
      expect(failed.failure).toBe('UNEXPECTED');
    });
  });

  it('fails at once where trying again would meet the same', async () => {
    const run = await check('A-3,甲县医院,530926,county,general,,,');
    await owner(`update import_row set content = content || '{"beds": -1}' where import_id = ?`, [run.id]);
    const failed = await apply(run);
    expect([failed.state, failed.failure]).toEqual(['failed', 'UNEXPECTED']);
    expect(await hospital('A-3')).toBeUndefined();
    expect((await recheck(run)).state).toBe('checked');
  });
});

describe('an import and changes by hand', () => {
  it('wait for each other in one order only', async () => {
    const before = await hospital('COUNTY-A');
    const run = await check('COUNTY-A,,,,,,,321');
    const change = await whileLocked(api, 'import_row', async () => {
      await begin(run);
      await waitFor('the import to hold the register', () => isWaitingFor(api, 'import_row'));
      const answer = registrar.call('updateHospital', {
        params: { hospitalId: before?.id as never },
        body: { revision: before?.revision ?? 0, beds: 5 },
      });
      await waitFor('the change to wait for it', () => isWaitingFor(api, 'hospital'));
      return { answer };
    });
    expect((await change.answer).body.code).toBe('REVISION_CONFLICT');
    expect((await importIn(registrar, run.id, over)).state).toBe('applied');
    expect((await hospital('COUNTY-A'))?.beds).toBe(321);
  });

  it('never close a circle of parents between them', async () => {
    const made = await check(
      'B-1,乙县医院,530926,county,general,,,',
      'B-2,乙县分院,530926,township,general,,,',
    );
    await apply(made);
    const run = await check('B-1,,,,,B-2,branch,');
    expect(run.counts.changed).toBe(1);
    const [top, below] = [await hospital('B-1'), await hospital('B-2')];
    const moved = await registrar.call('updateHospital', {
      params: { hospitalId: below?.id as never },
      body: { revision: below?.revision ?? 0, parentId: top?.id ?? null, parentRelation: 'branch' },
    });
    expect(moved.status).toBe(200);
    expect((await apply(run)).failure).toBe('IMPORT_OUTDATED');
    expect((await recheck(run)).counts).toMatchObject({ changed: 0, bad: 1 });
  });
});

describe('the trail of an import', () => {
  it('has a line for each hospital, which its administrator reads', async () => {
    const run = await apply(
      await check('COUNTY-A,,,,,,,123', 'COUNTY-B,,,,,,,124', 'C-1,丙县医院,530926,county,general,,,'),
    );
    const lines = await owner(
      `select h.code, e.details ->> 'step' as step, e.actor_kind as kind from audit_event e
       join hospital h on h.id::text = e.subject_id and e.hospital_ids = array[h.id]
       where e.details ->> 'importId' = ? and e.action = 'import' order by h.code`,
      [run.id],
    );
    expect(lines).toEqual([
      { code: 'C-1', step: 'created', kind: 'system' },
      { code: 'COUNTY-A', step: 'changed', kind: 'system' },
      { code: 'COUNTY-B', step: 'changed', kind: 'system' },
    ]);
    const administrator = await api.signIn('administrator@county-a.example');
    const { body } = await administrator.call('listAuditEvents', { query: { action: 'import' } });
    const own = await hospital('COUNTY-A');
    expect([...new Set(body.items.map(({ subject }) => subject.id))]).toEqual([own?.id]);
    const params = { auditEventId: body.items[0]?.id as never };
    const latest = await administrator.call('getAuditEvent', { params });
    expect(latest.body.details).toEqual({ importId: run.id, step: 'changed' });
  });
});
