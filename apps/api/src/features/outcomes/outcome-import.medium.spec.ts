import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiPrefix, type OutcomeImport } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { buffer } from 'node:stream/consumers';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { download } from '../../../test/import-steps.js';
import { writeTable } from '../../base/tables/table.writer.js';

let api: ApiHarness;
let coordinator: ApiClient;
let hospitalId: HospitalId;

beforeAll(async () => {
  api = await ApiHarness.start();
  await api.orm.em.fork().execute('delete from outcome');
  coordinator = await api.signIn('coordinator@county-a.example');
  const [row] = await api.orm.em
    .fork()
    .execute<{ id: HospitalId }[]>("select id from hospital where code = 'COUNTY-A'");
  hospitalId = row?.id as HospitalId;
});
afterAll(() => api.stop());

const header = ['医院编码', '季度', '专科', '县内收治例数', '转往县外例数', '县内次均费用（元）'];

function check(client: ApiClient, name: string, content: Buffer) {
  const boundary = 'boundary-of-a-file';
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
        'content-type: application/octet-stream\r\n\r\n',
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return client.send<OutcomeImport>('POST', `${apiPrefix}/outcomes/imports`, { body, headers });
}

async function* listed(lines: readonly (readonly (string | number)[])[]) {
  for (const line of lines) yield line;
}
const csv = async (...lines: (readonly (string | number)[])[]) =>
  buffer(writeTable('csv', header, listed(lines)));
const xlsx = async (...lines: (readonly (string | number)[])[]) =>
  buffer(writeTable('xlsx', header, listed(lines)));

const apply = ({ id }: OutcomeImport, body: { reason: string; skipBadRows: boolean }) =>
  coordinator.call('applyOutcomeFile', { params: { importId: id }, body });
const told = async () =>
  (
    await coordinator.call('getHospitalOutcomes', {
      params: { hospitalId },
      query: { first: '2025Q1', last: '2025Q4' },
    })
  ).body.lines.map(({ quarter, specialty, figures, revision, origin }) =>
    [quarter, specialty, figures.casesLocal, figures.casesTransferred, revision, origin].join(' '),
  );

describe('a file of figures', () => {
  it('is looked at first, then taken in, and then changes nothing more', async () => {
    const file = await xlsx(
      ['COUNTY-A', '2025Q1', '心血管内科', 100, 50, 5_000],
      ['county-a', '2025年第2季度', 'cardiology', 110, 40, ''],
    );
    const { body, status } = await check(coordinator, 'figures.xlsx', file);
    expect([status, body.created, body.bad]).toEqual([200, 2, 0]);
    expect(await told()).toEqual([]);
    expect((await apply(body, { reason: '', skipBadRows: false })).status).toBe(200);
    expect(await told()).toEqual(['2025Q1 cardiology 100 50 1 import', '2025Q2 cardiology 110 40 1 import']);
    expect((await apply(body, { reason: '', skipBadRows: false })).body.code).toBe('IMPORT_CHANGES_NOTHING');
    expect((await check(coordinator, 'again.xlsx', file)).body).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('corrects with a reason, keeps what it replaced, and refuses when somebody was quicker', async () => {
    const { body } = await check(
      coordinator,
      'a.csv',
      await csv(['COUNTY-A', '2025Q1', 'cardiology', 101, 49, '']),
    );
    expect([body.created, body.changed]).toEqual([0, 1]);
    expect((await apply(body, { reason: ' ', skipBadRows: false })).body.code).toBe('REASON_MISSING');
    const late = (
      await check(coordinator, 'b.csv', await csv(['COUNTY-A', '2025Q1', 'cardiology', 1, 1, '']))
    ).body;
    expect((await apply(body, { reason: '核对', skipBadRows: false })).status).toBe(200);
    expect((await apply(late, { reason: '核对', skipBadRows: false })).body.code).toBe(
      'OUTCOME_IMPORT_OUTDATED',
    );
    const history = await coordinator.call('listReplacedOutcomes', { params: { hospitalId }, query: {} });
    expect(history.body.items[0]).toMatchObject({ replacedThrough: 'import', reason: '核对', revision: 1 });
  });

  it('says of each bad row what is wrong, and takes in the good ones only when told to', async () => {
    const { body } = await check(
      coordinator,
      'bad.csv',
      await csv(
        ['COUNTY-A', '2025Q3', 'neurology', 10, 5, ''],
        ['COUNTY-A', '2025Q3', 'neurology', 11, 5, ''],
        ['COUNTY-B', '2025Q3', 'neurology', 10, 5, ''],
        ['COUNTY-A', '2099Q1', 'magic', -1, '', 'x'],
        ['COUNTY-A', 'spring', 'oncology', 10, 5, 99_999_999_999],
      ),
    );
    expect([body.created, body.bad]).toEqual([1, 4]);
    expect(body.faults.map(({ rowNumber, column, code }) => `${rowNumber} ${column}:${code}`)).toEqual([
      '3 quarter:duplicateInFile',
      '4 hospitalCode:notYours',
      '5 quarter:quarterNotTellable',
      '5 specialty:notInList',
      '5 casesLocal:invalid',
      '5 casesTransferred:missing',
      '5 localFeeYuan:invalid',
      '6 quarter:invalid',
      '6 localFeeYuan:outOfRange',
    ]);
    expect((await apply(body, { reason: '', skipBadRows: false })).body.code).toBe('IMPORT_HAS_BAD_ROWS');
    expect((await apply(body, { reason: '', skipBadRows: true })).status).toBe(200);
    expect((await told()).filter((line) => line.includes('neurology'))).toEqual([
      '2025Q3 neurology 10 5 1 import',
    ]);
  });

  it('is refused where it is no table, has no header, or comes from a stranger', async () => {
    expect((await check(coordinator, 'a.csv', Buffer.from('a,b\n1,2\n'))).body.code).toBe(
      'OUTCOME_FILE_UNREADABLE',
    );
    expect((await check(coordinator, 'a.pdf', Buffer.from('%PDF-1.7 \0'))).body.code).toBe(
      'IMPORT_FORMAT_UNSUPPORTED',
    );
    const doctor = await api.signIn('doctor@county-a.example');
    expect((await check(doctor, 'a.csv', await csv())).body.code).toBe('ACTION_NOT_ALLOWED');
    const mine = (await check(coordinator, 'c.csv', await csv(['COUNTY-A', '2025Q4', 'oncology', 1, 1, ''])))
      .body;
    const administrator = await api.signIn('administrator@county-a.example');
    const foreign = await administrator.call('applyOutcomeFile', {
      params: { importId: mine.id },
      body: { reason: '', skipBadRows: false },
    });
    expect(foreign.status).toBe(404);
  });

  it('has a template that is understood as it comes', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const template = await download(api, coordinator, `/outcomes/template?format=${format}`);
      const { body } = await check(coordinator, `t.${format}`, template.content);
      expect([body.created, body.faults]).toEqual([1, []]);
    }
  });
});
