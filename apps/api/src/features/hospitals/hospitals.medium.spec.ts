import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HospitalDetail, HospitalFilter } from '@jiedui/contracts';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { download } from '../../../test/import-steps.js';

let api: ApiHarness;
let registrar: ApiClient;
let hospitalAdministrator: ApiClient;
let doctor: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  registrar = await api.signIn('admin@jiedui.example');
  hospitalAdministrator = await api.signIn('administrator@county-a.example');
  doctor = await api.signIn('doctor@county-a.example');
});
afterAll(() => api.stop());

const codesOf = async (query: HospitalFilter) => {
  const { body } = await doctor.call('listHospitals', { query });
  return body.items.map(({ code }) => code);
};

async function hospital(code: string, client = registrar): Promise<HospitalDetail> {
  const { body } = await client.call('listHospitals', { query: { search: code } });
  const found = await client.call('getHospital', { params: { hospitalId: body.items[0]?.id as never } });
  return found.body;
}

const auditOf = async (id: string) =>
  api.orm.em
    .fork()
    .execute<{ action: string; why: string; details: Record<string, unknown> }[]>(
      "select action, why, details from audit_event where subject_kind = 'hospital' and subject_id = ? order by at, id",
      [id],
    );

describe('the directory', () => {
  it.each([
    ['Chinese', '青禾', 'COUNTY-A'],
    ['English', 'baiyang demo', 'COUNTY-B'],
    ['pinyin initials', 'qhxrm', 'COUNTY-A'],
    ['full pinyin', 'jianghaidaxue', 'TOP-A'],
    ['code', 'top-b', 'TOP-B'],
  ])('finds a hospital by %s', async (_, search, code) => {
    expect((await codesOf({ search }))[0]).toBe(code);
  });

  it('takes the signs of a search pattern as they are', async () => {
    expect(await codesOf({ search: '%' })).toEqual([]);
    expect(await codesOf({ search: '_' })).toEqual([]);
    expect(await codesOf({ search: "'; drop table hospital; --" })).toEqual([]);
  });

  it('is narrowed by region, tier, grade, specialty and flag', async () => {
    expect((await codesOf({ regionCode: '53' })).toSorted()).toEqual(['COUNTY-A', 'TOP-B']);
    expect((await codesOf({ tier: 'county' })).toSorted()).toEqual(['COUNTY-A', 'COUNTY-B']);
    expect((await codesOf({ gradeLevel: 3, gradeClass: 'A' })).toSorted()).toEqual(['TOP-A', 'TOP-B']);
    expect((await codesOf({ specialty: 'cardiology' })).toSorted()).toEqual(['COUNTY-A', 'TOP-A']);
    expect(await codesOf({ specialty: 'cardiology', strength: 'provincialKey' })).toEqual(['TOP-A']);
    expect(await codesOf({ flag: 'highAltitude' })).toEqual(['COUNTY-B']);
    expect(await codesOf({ flag: 'highAltitude', regionCode: '53' })).toEqual([]);
  });

  it('comes in pages of a stable order', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => doctor.call('listHospitals', { query: { page, pageSize: 2 } })),
    );
    expect(pages.map(({ body }) => [body.items.length, body.total])).toEqual([
      [2, 4],
      [2, 4],
      [0, 4],
    ]);
    const seen = pages.flatMap(({ body }) => body.items.map(({ code }) => code));
    expect(seen).toEqual(['TOP-A', 'TOP-B', 'COUNTY-A', 'COUNTY-B']);
  });

  it('shows where a hospital stands and how it came to its grade', async () => {
    const found = await hospital('COUNTY-A', doctor);
    expect(found.regionPath.map(({ nameZh }) => nameZh)).toEqual(['云南省', '临沧市', '耿马傣族佤族自治县']);
    expect(found.gradeHistory.map(({ since }) => since)).toEqual(['2019-12-01', '2008-09-01']);
    expect(found.may).toEqual({ changeProfile: false, changeRegistration: false });
  });
});

describe('regions', () => {
  it('are walked down from the nation with counts of hospitals', async () => {
    const { body } = await doctor.call('listRegions', { query: {} });
    expect(body.children).toHaveLength(31);
    expect(body.region).toMatchObject({
      hospitals: 4,
      topHospitals: 2,
      countyHospitals: 2,
      hasChildren: true,
    });
    const yunnan = body.children.find(({ code }) => code === '53');
    expect(yunnan).toMatchObject({
      nameEn: 'Yunnan Province',
      hospitals: 2,
      topHospitals: 1,
      countyHospitals: 1,
    });
    const county = await doctor.call('listRegions', { query: { parent: '530926' } });
    expect(county.body.children.length).toBeGreaterThan(5);
    expect(county.body.path.map(({ level }) => level)).toEqual(['province', 'prefecture', 'county']);
    expect((await doctor.call('listRegions', { query: { parent: '99' } })).status).toBe(404);
  });

  it('are found by name, initials and code, the nearest first', async () => {
    const first = async (search: string) =>
      (await doctor.call('searchRegions', { query: { search } })).body[0];
    expect((await first('耿马'))?.code).toBe('530926');
    expect((await first('yns'))?.code).toBe('53');
    expect((await first('5309'))?.nameZh).toBe('临沧市');
  });
});

describe('the register', () => {
  const entry = {
    code: 'NEW-01',
    nameZh: '新建示例医院',
    nameEn: 'New Example Hospital',
    regionCode: '530926100',
    timeZone: 'Asia/Shanghai',
    tier: 'township',
    kind: 'townshipCentre',
    parentId: null,
    parentRelation: null,
    flags: [],
  } as const;

  it('takes a new hospital from who keeps it, and from nobody else', async () => {
    const body = { ...entry, flags: [] };
    expect((await hospitalAdministrator.call('createHospital', { body })).body.code).toBe(
      'ACTION_NOT_ALLOWED',
    );
    const created = await registrar.call('createHospital', {
      body: { ...body, grade: { grade: { level: 1, class: 'A' }, since: '2020-01-01' } },
    });
    expect(created.status).toBe(200);
    expect(created.body).toMatchObject({
      revision: 1,
      grade: { level: 1, class: 'A' },
      workingHours: expect.any(Array),
    });
    expect((await registrar.call('createHospital', { body })).body.code).toBe('HOSPITAL_CODE_TAKEN');
    expect(
      (await registrar.call('createHospital', { body: { ...body, code: 'NEW-02', regionCode: '99' } })).body
        .code,
    ).toBe('REGION_UNKNOWN');
    expect((await auditOf(created.body.id)).map(({ action, why }) => [action, why])).toEqual([
      ['create', 'platformAdministrator'],
    ]);
  });

  it('lets a hospital keep its own profile, on the copy it has seen', async () => {
    const before = await hospital('COUNTY-A', hospitalAdministrator);
    const params = { hospitalId: before.id };
    const { revision } = before;
    const changed = await hospitalAdministrator.call('updateHospital', {
      params,
      body: { revision, beds: 350 },
    });
    expect(changed.body).toMatchObject({
      beds: 350,
      revision: revision + 1,
      departments: before.departments,
    });
    const late = await hospitalAdministrator.call('updateHospital', { params, body: { revision, beds: 1 } });
    expect(late.body.code).toBe('REVISION_CONFLICT');
    expect((await auditOf(before.id)).at(-1)).toMatchObject({
      action: 'change',
      why: 'hospitalAdministrator',
      details: { fields: 'beds' },
    });
  });

  it('keeps register facts and other hospitals out of reach of a hospital', async () => {
    const own = await hospital('COUNTY-A');
    const other = await hospital('TOP-A');
    const change = (one: HospitalDetail, body: object, client = hospitalAdministrator) =>
      client.call('updateHospital', {
        params: { hospitalId: one.id },
        body: { revision: one.revision, ...body },
      });
    expect((await change(own, { tier: 'province' })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await change(own, { beds: 5, nameZh: '别名' })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await change(other, { beds: 5 })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await change(own, { beds: 5 }, doctor)).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await hospital('COUNTY-A')).revision).toBe(own.revision);
  });

  it('refuses a parent that hangs below the hospital', async () => {
    const top = await hospital('TOP-A');
    const county = await hospital('COUNTY-A');
    const place = (child: HospitalDetail, parent: HospitalDetail) =>
      registrar.call('updateHospital', {
        params: { hospitalId: child.id },
        body: { revision: child.revision, parentId: parent.id, parentRelation: 'branch' },
      });
    const placed = await place(county, top);
    expect(placed.body.parent?.hospital.code).toBe('TOP-A');
    expect((await hospital('TOP-A')).children.map(({ hospital }) => hospital.code)).toEqual(['COUNTY-A']);
    expect((await place(top, placed.body)).body.code).toBe('HOSPITAL_PARENT_INVALID');
    expect((await place(top, top)).body.code).toBe('HOSPITAL_PARENT_INVALID');
  });

  it('writes an upgrade into the history', async () => {
    const before = await hospital('COUNTY-B');
    const params = { hospitalId: before.id };
    const grade = { level: 2, class: 'A' } as const;
    const enter = (revision: number, since: string, client = registrar) =>
      client.call('gradeHospital', { params, body: { revision, grade, since } });
    expect((await enter(before.revision, '2999-01-01')).body.code).toBe('GRADE_DATE_INVALID');
    expect((await enter(before.revision, '2024-05-01', hospitalAdministrator)).body.code).toBe(
      'ACTION_NOT_ALLOWED',
    );
    const upgraded = await enter(before.revision, '2024-05-01');
    expect(upgraded.body.grade).toEqual(grade);
    expect(upgraded.body.gradeHistory.map(({ since }) => since)).toEqual(['2024-05-01', '2011-04-01']);
  });

  it('is exported as filtered, in the words of the reader, to be saved', async () => {
    const { status, headers, content } = await download(
      api,
      doctor,
      '/hospitals/export?format=csv&tier=county',
    );
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(String(headers['content-disposition'])).toMatch(/^attachment; .*csv/);
    const text = content.toString('utf8');
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain('COUNTY-B,白杨县人民医院');
    expect(text).toContain('二级甲等');
    const sheet = await download(api, doctor, '/hospitals/export?format=xlsx');
    expect(sheet.content.subarray(0, 2).toString()).toBe('PK');
  });
});
