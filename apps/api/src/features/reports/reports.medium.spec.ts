import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Report, RegionOutcomes } from '@jiedui/contracts';
import { selfSufficiency } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { waitFor } from '@jiedui/testing';
import ExcelJS from 'exceljs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { download } from '../../../test/import-steps.js';
import { appointed } from '../../../test/people-steps.js';
import { ReportRenderer } from './report.renderer.js';

let api: ApiHarness;
let supervisor: ApiClient;
let elsewhere: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  supervisor = await api.signIn('supervisor@yunnan.example');
  elsewhere = await appointed(api, { email: 'e@supervisor.example', role: 'supervisor', regionCode: '11' });
});
afterAll(() => api.stop());

const ask = (client: ApiClient, format: 'xlsx' | 'pdf', over: object = { regionCode: '53' }) =>
  client.call('askReport', { body: { ...over, format } });

const restingAs = (client: ApiClient, { id }: Report, state: Report['state']) =>
  waitFor(
    `the report to be ${state}`,
    async () => {
      const { body } = await client.call('getReport', { params: { reportId: id } });
      return body.state === state && body;
    },
    60_000,
  );

const fileOf = async (client: ApiClient, { id }: Report) =>
  (await download(api, client, `/reports/${id}/file`)).content;

const outcomes = async (): Promise<RegionOutcomes> =>
  (await supervisor.call('getRegionOutcomes', { query: { regionCode: '53' } })).body;

async function textOf(pdf: Buffer): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 });
  const document = await loading.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, at) =>
      (await document.getPage(at + 1)).getTextContent(),
    ),
  );
  await loading.destroy();
  return pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('|');
}

describe('a report of a region', () => {
  it('is a workbook with the same numbers as the page', async () => {
    const { body } = await ask(supervisor, 'xlsx');
    expect([body.state, body.actions]).toEqual(['queued', ['cancel']]);
    const ready = await restingAs(supervisor, body, 'ready');
    expect([ready.percent, ready.actions]).toEqual([100, ['download']]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await fileOf(supervisor, body)).buffer as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '总体情况',
      '各季度成效',
      '各专科成效',
      '下级地区成效',
      '各医院成效',
      '等级变化',
      '新开展技术',
      '覆盖情况',
      '结对协议',
      '沉睡结对',
      '年度计划',
      '项目公布数据',
      '指标定义与来源',
    ]);
    const { quarters, overview } = await outcomes();
    const rows = workbook.getWorksheet('各季度成效')?.getSheetValues() as (string | number)[][];
    const told = rows.filter((row) => /^20\d\dQ\d$/.test(String(row?.[1])));
    expect(told.map((row) => row.slice(1, 6))).toEqual(
      quarters.map((one) => [
        one.quarter,
        one.hospitals,
        one.casesLocal,
        one.casesTransferred,
        selfSufficiency(one),
      ]),
    );
    const hospitals = workbook.getWorksheet('各医院成效')?.getSheetValues() as (string | number)[][];
    const county = hospitals.find((row) => row?.[2] === 'COUNTY-A');
    expect(county?.[3]).toBe(overview.latest.casesLocal);
    const published = workbook.getWorksheet('项目公布数据')?.getSheetValues() as (string | number)[][];
    expect(published.some((row) => row?.[3] === 1_496 && row?.[5] === '2024-06')).toBe(true);
  });

  it('is a document with the same numbers, in the language of whoever asked', async () => {
    const { body } = await ask(supervisor, 'pdf');
    await restingAs(supervisor, body, 'ready');
    const text = await textOf(await fileOf(supervisor, body));
    const { overview, quarters } = await outcomes();
    for (const said of ['对口帮扶工作报告', '县域内就诊率', '指标定义与来源', '青禾县人民医院'])
      expect(text).toContain(said);
    const latest = quarters.at(-1);
    expect(text).toContain(`${((selfSufficiency(overview.latest) ?? 0) * 100).toFixed(1)}%`);
    expect(text).toContain(new Intl.NumberFormat('en-US').format(latest?.casesLocal ?? -1));
  });

  it('is given to nobody else, and not to its owner once they no longer stand above it', async () => {
    const { body } = await ask(supervisor, 'xlsx');
    await restingAs(supervisor, body, 'ready');
    const params = { reportId: body.id };
    expect((await elsewhere.call('getReport', { params })).status).toBe(404);
    expect((await download(api, elsewhere, `/reports/${body.id}/file`)).status).toBe(404);
    expect((await ask(elsewhere, 'xlsx')).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await elsewhere.call('listReports', { query: {} })).body.total).toBe(0);
    const doctor = await api.signIn('doctor@county-a.example');
    expect((await ask(doctor, 'xlsx')).body.code).toBe('ACTION_NOT_ALLOWED');
    const em = api.orm.em.fork();
    await em.execute("update report set region_code = '11' where id = ?", [body.id]);
    expect((await download(api, supervisor, `/reports/${body.id}/file`)).status).toBe(403);
  });

  it('can be cancelled before it is made, and the work on it ends', async () => {
    const { body } = await ask(supervisor, 'pdf');
    const cancelled = await supervisor.call('cancelReport', { params: { reportId: body.id } });
    expect(['cancelled', undefined]).toContain(cancelled.body.state);
    const renderer = api.app.get(ReportRenderer);
    await renderer.render({ reportId: body.id }, { isLastAttempt: true });
    const now = await supervisor.call('getReport', { params: { reportId: body.id } });
    expect([now.body.state, now.body.sizeBytes]).toEqual(['cancelled', null]);
    expect((await download(api, supervisor, `/reports/${body.id}/file`)).status).toBe(409);
  });

  it('that failed says why and can be made again; one past its day is gone', async () => {
    const { body } = await ask(supervisor, 'xlsx');
    const ready = await restingAs(supervisor, body, 'ready');
    const em = api.orm.em.fork();
    await em.execute(
      "update report set state = 'failed', failure = 'UNEXPECTED', sha256 = null where id = ?",
      [ready.id],
    );
    const params = { reportId: body.id };
    const failed = await supervisor.call('getReport', { params });
    expect([failed.body.failure, failed.body.actions]).toEqual(['UNEXPECTED', ['retry']]);
    expect((await supervisor.call('retryReport', { params })).body.state).toBe('queued');
    await restingAs(supervisor, body, 'ready');
    await em.execute("update report set expires_at = now() - interval '1 day' where id = ?", [body.id]);
    expect((await supervisor.call('getReport', { params })).body.state).toBe('expired');
    expect((await download(api, supervisor, `/reports/${body.id}/file`)).status).toBe(409);
    await api.app.get(ReportRenderer).expire();
    const [row] = await em.execute<{ state: string }[]>('select state from report where id = ?', [body.id]);
    expect(row?.state).toBe('expired');
  });
});

it('a hospital has its own report: a county hospital of itself, a top hospital of those it helps', async () => {
  const idOf = async (code: string) =>
    (
      await api.orm.em.fork().execute<{ id: HospitalId }[]>('select id from hospital where code = ?', [code])
    )[0]?.id;
  const county = await api.signIn('coordinator@county-a.example');
  const top = await api.signIn('coordinator@top-a.example');
  expect((await ask(county, 'xlsx', { hospitalId: await idOf('TOP-A') })).body.code).toBe(
    'ACTION_NOT_ALLOWED',
  );
  const codesIn = async (client: ApiClient, code: string) => {
    const { body } = await ask(client, 'xlsx', { hospitalId: await idOf(code) });
    await restingAs(client, body, 'ready');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await fileOf(client, body)).buffer as ArrayBuffer);
    const sheet = (name: string) =>
      (workbook.getWorksheet(name)?.getSheetValues() ?? []) as (string | number)[][];
    const rows = sheet('各医院成效');
    const overview = sheet('总体情况').flat().join();
    const codes = rows.map((row) => String(row?.[2])).filter((cell) => cell.startsWith('COUNTY-'));
    expect(overview).toContain(`共 ${codes.length} 家县级医院`);
    expect(overview.includes('本院结对的县级医院')).toBe(code === 'TOP-A');
    return codes;
  };
  expect(await codesIn(county, 'COUNTY-A')).toEqual(['COUNTY-A']);
  expect((await codesIn(top, 'TOP-A')).toSorted()).toEqual(['COUNTY-A', 'COUNTY-B']);
  // One with which it only ever negotiated was not helped.
  await api.orm.em.fork().execute(
    `update agreement a set state = 'declined' from pairing p
       join hospital i on i.id = p.inviting_hospital_id join hospital d on d.id = p.invited_hospital_id
     where p.id = a.pairing_id and i.code = 'COUNTY-B' and d.code = 'TOP-A'`,
  );
  expect(await codesIn(top, 'TOP-A')).toEqual(['COUNTY-A']);
});
