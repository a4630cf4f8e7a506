import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRun } from '@jiedui/contracts';
import { buffer } from 'node:stream/consumers';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { csvOf, download, importIn, uploadImport } from '../../../test/import-steps.js';
import { writeTable } from '../../base/tables/table.writer.js';

let api: ApiHarness;
let registrar: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  registrar = await api.signIn('admin@jiedui.example');
});
afterAll(() => api.stop());

const rest = ['checked', 'failed'] as const;
const header = 'code,nameZh,regionCode,tier,kind,grade,gradeSince,parentCode,parentRelation,beds';

async function check(...lines: string[]): Promise<ImportRun> {
  const { body, status } = await uploadImport(registrar, csvOf([header, ...lines]));
  expect([status, body.state]).toEqual([200, 'uploaded']);
  return importIn(registrar, body.id, rest);
}

async function apply({ id }: ImportRun, skipBadRows = false) {
  const answer = await registrar.call('applyImport', { params: { importId: id }, body: { skipBadRows } });
  if (answer.status !== 200) return answer.body.code;
  return (await importIn(registrar, id, ['applied', 'failed'])).state;
}

const found = async (search: string) =>
  (await registrar.call('listHospitals', { query: { search, pageSize: 100 } })).body.items.map(
    ({ code }) => code,
  );

const rows = async ({ id }: ImportRun, outcome: 'bad' | 'created' | 'changed' | 'unchanged') =>
  (await registrar.call('listImportRows', { params: { importId: id }, query: { outcome } })).body.items;

describe('an import', () => {
  it('is first only looked at, then applied, and then changes nothing more', async () => {
    const lines = [
      'A-1,甲县医院,530926,县级,综合医院,三级乙等,2024-01-01,,,200',
      'A-2,甲县分院,530926,township,general,,,A-1,branch,',
    ];
    const run = await check(...lines);
    expect(run.counts).toEqual({ created: 2, changed: 0, unchanged: 0, bad: 0 });
    expect(await found('A-')).toEqual([]);
    expect(await apply(run)).toBe('applied');
    expect((await found('A-')).toSorted()).toEqual(['A-1', 'A-2']);
    const { body } = await registrar.call('listHospitals', { query: { search: 'A-2' } });
    const detail = await registrar.call('getHospital', {
      params: { hospitalId: body.items[0]?.id as never },
    });
    expect(detail.body.parent).toMatchObject({ hospital: { code: 'A-1' }, relation: 'branch' });
    const again = await check(...lines);
    expect(again.counts).toEqual({ created: 0, changed: 0, unchanged: 2, bad: 0 });
    expect(await apply(again)).toBe('IMPORT_CHANGES_NOTHING');
  });

  it('says of each bad row what is wrong, and takes in the good ones only when told to', async () => {
    const run = await check(
      'B-1,乙县医院,530926,county,general,,,,,',
      'B-2,乙县医院,990000,county,general,,,,,-4',
      'B-1,再次,530926,county,general,,,,,',
      ',无码,530926,county,general,,,,,',
      'B-5,孤儿,530926,county,general,,,B-2,branch,',
      'B-6,孙子,530926,county,general,,,B-5,branch,',
      'B-7,绕圈,530926,county,general,,,B-8,branch,',
      'B-8,绕圈,530926,county,general,,,B-7,branch,',
    );
    const told = (await rows(run, 'bad')).map(
      ({ rowNumber, faults }) =>
        `${rowNumber} ${faults.map(({ column, code }) => `${column}:${code}`).join(' ')}`,
    );
    expect(told).toEqual([
      '3 beds:outOfRange regionCode:regionUnknown',
      '4 code:duplicateInFile',
      '5 code:missing',
      '6 parentCode:parentUnknown',
      '7 parentCode:parentUnknown',
      '8 parentCode:parentIsItself',
      '9 parentCode:parentIsItself',
    ]);
    expect(await apply(run)).toBe('IMPORT_HAS_BAD_ROWS');
    expect(await found('B-')).toEqual([]);
    expect(await apply(run, true)).toBe('applied');
    expect(await found('B-')).toEqual(['B-1']);
  });

  it('gives its bad rows back as a file that can be mended and sent again', async () => {
    const run = await check('C-1,丙县医院,530926,county,hospital,,,,,');
    const report = await download(api, registrar, `/imports/${run.id}/report?format=csv`);
    const text = report.content.toString('utf8');
    expect(text).toContain('类别: 不在可选项中');
    const mended = await uploadImport(registrar, {
      name: 'report.csv',
      content: Buffer.from(text.replace(',hospital,', ',general,')),
    });
    const checked = await importIn(registrar, mended.body.id, rest);
    expect(checked.counts).toMatchObject({ created: 1, bad: 0 });
  });

  it('is refused when the register changed after the check, and can be checked again', async () => {
    const run = await check('COUNTY-A,,,,,,,,,999');
    expect((await rows(run, 'changed'))[0]?.changedColumns).toEqual(['beds']);
    await api.orm.em.fork().execute("update hospital set revision = revision + 1 where code = 'COUNTY-A'");
    expect(await apply(run)).toBe('failed');
    const { body } = await registrar.call('getImport', { params: { importId: run.id } });
    expect(body.failure).toBe('IMPORT_OUTDATED');
    await registrar.call('recheckImport', { params: { importId: run.id } });
    expect((await importIn(registrar, run.id, rest)).failure).toBeNull();
    expect(await apply(run)).toBe('applied');
  });

  it('takes XLSX and GB18030, and the template and an export as they are', async () => {
    async function* lines() {
      yield ['D-1', '丁县医院', '530926', '县级', '综合医院'];
    }
    const xlsx = await buffer(
      writeTable('xlsx', ['编码', '中文名称', '行政区划代码', '层级', '类别'], lines()),
    );
    const sheet = await uploadImport(registrar, { name: 'd.xlsx', content: xlsx });
    expect(sheet.body.format).toBe('xlsx');
    expect((await importIn(registrar, sheet.body.id, rest)).counts.created).toBe(1);
    for (const format of ['csv', 'xlsx']) {
      const template = await download(api, registrar, `/imports/template?format=${format}`);
      const sent = await uploadImport(registrar, { name: `t.${format}`, content: template.content });
      const [bad] = await rows(await importIn(registrar, sent.body.id, rest), 'bad');
      expect(bad?.faults.map(({ code }) => code)).toEqual(['parentUnknown']);
      const directory = await download(api, registrar, `/hospitals/export?format=${format}`);
      const back = await uploadImport(registrar, { name: `e.${format}`, content: directory.content });
      expect((await importIn(registrar, back.body.id, rest)).counts).toMatchObject({
        created: 0,
        changed: 0,
        bad: 0,
      });
    }
    // 青禾 in GB18030
    const gb = Buffer.concat([
      Buffer.from('code,nameZh,regionCode,tier,kind\nE-1,'),
      Buffer.from([0xc7, 0xe0, 0xba, 0xcc]),
      Buffer.from(',530926,county,general\n'),
    ]);
    const old = await uploadImport(registrar, { name: 'old.csv', content: gb });
    expect((await rows(await importIn(registrar, old.body.id, rest), 'created'))[0]?.name).toBe('青禾');
  });

  it('gives up files that are no tables of hospitals', async () => {
    const failureOf = async (content: string) => {
      const { body } = await uploadImport(registrar, { name: 'x.csv', content: Buffer.from(content) });
      return (await importIn(registrar, body.id, rest)).failure;
    };
    expect(await failureOf('name,place\na,b\n')).toBe('IMPORT_HEADER_UNKNOWN');
    expect(await failureOf('code,nameZh\n"A-1,b\n')).toBe('IMPORT_FILE_UNREADABLE');
    const picture = await uploadImport(registrar, {
      name: 'x.csv',
      content: Buffer.from('89504e470d0a1a0a0000', 'hex'),
    });
    expect(picture.body.code).toBe('IMPORT_FORMAT_UNSUPPORTED');
  });

  it('can be given up, and is then over', async () => {
    const run = await check('F-1,己县医院,530926,county,general,,,,,');
    const given = await registrar.call('cancelImport', { params: { importId: run.id } });
    expect([given.body.state, given.body.actions]).toEqual(['cancelled', []]);
    expect(await apply(run)).toBe('IMPORT_STATE_CONFLICT');
    expect(await found('F-1')).toEqual([]);
  });

  it('is the work of who keeps the register alone, and each step is on record', async () => {
    const run = await check('G-1,庚县医院,530926,county,general,,,,,');
    for (const email of [
      'administrator@county-a.example',
      'doctor@county-a.example',
      'supervisor@yunnan.example',
    ]) {
      const other = await api.signIn(email);
      expect((await uploadImport(other, csvOf([header]))).body.code).toBe('ACTION_NOT_ALLOWED');
      expect((await other.call('getImport', { params: { importId: run.id } })).body.code).toBe(
        'ACTION_NOT_ALLOWED',
      );
      const taken = await other.call('applyImport', {
        params: { importId: run.id },
        body: { skipBadRows: true },
      });
      expect(taken.body.code).toBe('ACTION_NOT_ALLOWED');
      expect((await download(api, other, `/imports/${run.id}/report?format=csv`)).status).toBe(403);
    }
    expect(await apply(run)).toBe('applied');
    const steps = await api.orm.em
      .fork()
      .execute<{ step: string; kind: string }[]>(
        "select details ->> 'step' as step, actor_kind as kind from audit_event where subject_kind = 'import' and subject_id = ? order by at, id",
        [run.id],
      );
    expect(steps.map(({ step, kind }) => `${kind} ${step}`)).toEqual([
      'person upload',
      'person apply',
      'system applied',
    ]);
  });
});
