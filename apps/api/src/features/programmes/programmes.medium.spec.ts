import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProgrammeDetail, ProgrammeTarget, TargetContent } from '@jiedui/contracts';
import type { HospitalId, ProgrammeId } from '@jiedui/kernel';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';

let api: ApiHarness;
let keeper: ApiClient;
let coordinator: ApiClient;
let hospitalId: HospitalId;

beforeAll(async () => {
  api = await ApiHarness.start();
  keeper = await api.signIn('admin@jiedui.example');
  coordinator = await api.signIn('coordinator@county-a.example');
  const [row] = await api.orm.em
    .fork()
    .execute<{ id: HospitalId }[]>("select id from hospital where code = 'COUNTY-A'");
  hospitalId = row?.id as HospitalId;
});
afterAll(() => api.stop());

const content = {
  code: 'TEST-1',
  nameZh: '测试项目',
  nameEn: 'Test programme',
  purposeZh: '',
  purposeEn: '',
  startsOn: '2026-01-01',
  endsOn: null,
};
const entered = async (code: string): Promise<ProgrammeDetail> =>
  (await keeper.call('createProgramme', { body: { ...content, code } })).body;
const at = (id: ProgrammeId) => ({ params: { programmeId: id } });
const grade = {
  kind: 'grade',
  what: '2A',
  dueOn: '2026-12-31',
  fundsYuan: null,
  reachedOn: null,
  note: '',
} as const;

describe('a programme', () => {
  it('is seeded with what was published, each figure with its day and source', async () => {
    const { body } = await coordinator.call('listProgrammes', { query: { search: 'targeted' } });
    const found = await coordinator.call('getProgramme', at(body.items[0]?.id as ProgrammeId));
    expect(
      found.body.figures.map(({ code, bound, value, asOf, asOfPrecision }) => [
        code,
        bound,
        value,
        asOf.slice(0, asOfPrecision === 'year' ? 4 : 7),
      ]),
    ).toEqual([
      ['topHospitals', 'exactly', 963, '2016'],
      ['topHospitals', 'exactly', 1_173, '2024-06'],
      ['countyHospitals', 'exactly', 1_180, '2016'],
      ['countyHospitals', 'exactly', 1_496, '2024-06'],
      ['counties', 'exactly', 834, '2016'],
      ['counties', 'exactly', 940, '2024-06'],
    ]);
    expect(found.body.figures.every(({ sourceZh, sourceEn }) => sourceZh !== '' && sourceEn !== '')).toBe(
      true,
    );
    expect(found.body.mayKeep).toBe(false);
  });

  it('is kept by who runs the installation, and changed only as it was last seen', async () => {
    const made = await entered('TEST-KEPT');
    expect(
      (await keeper.call('createProgramme', { body: { ...content, code: 'TEST-KEPT' } })).body.code,
    ).toBe('PROGRAMME_CODE_TAKEN');
    const change = { ...content, code: 'TEST-KEPT', nameZh: '改名', revision: 1 };
    expect((await keeper.call('updateProgramme', { ...at(made.id), body: change })).body).toMatchObject({
      nameZh: '改名',
      revision: 2,
    });
    expect((await keeper.call('updateProgramme', { ...at(made.id), body: change })).body.code).toBe(
      'REVISION_CONFLICT',
    );
    const refused = await coordinator.call('updateProgramme', { ...at(made.id), body: change });
    expect(refused.body.code).toBe('ACTION_NOT_ALLOWED');
    const doctor = await api.signIn('doctor@county-a.example');
    expect((await doctor.call('listProgrammes', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await keeper.call('removeProgramme', at(made.id))).status).toBe(204);
    expect((await keeper.call('getProgramme', at(made.id))).status).toBe(404);
  });

  it('takes a figure of the same day again as a correction', async () => {
    const { id } = await entered('TEST-FIGURES');
    const figure = {
      code: 'posts',
      bound: 'atLeast',
      value: 5_000,
      asOf: '2025-12-31',
      asOfPrecision: 'year',
      sourceZh: '公报',
      sourceEn: 'Bulletin',
    } as const;
    await keeper.call('saveProgrammeFigure', { ...at(id), body: figure });
    const { body } = await keeper.call('saveProgrammeFigure', {
      ...at(id),
      body: { ...figure, value: 5_100 },
    });
    expect(body.figures.map(({ value }) => value)).toEqual([5_100]);
    const params = { programmeId: id, figureId: body.figures[0]?.id ?? '' };
    expect((await keeper.call('removeProgrammeFigure', { params })).status).toBe(204);
    expect((await keeper.call('removeProgrammeFigure', { params })).status).toBe(404);
  });
});

describe('targets of hospitals', () => {
  const targets = async (programmeId: ProgrammeId, query = {}): Promise<ProgrammeTarget[]> =>
    (await coordinator.call('listTargets', { query: { programmeId, ...query } })).body.items;

  it('are counted by where they stand, and a grade is looked up in the register', async () => {
    const { id } = await entered('TEST-TARGETS');
    const add = (body: Partial<TargetContent>) =>
      keeper.call('addTarget', { ...at(id), body: { ...grade, hospitalId, ...body } });
    expect((await add({})).status).toBe(200);
    expect((await add({})).body.code).toBe('TARGET_ALREADY_SET');
    expect((await add({ kind: 'centre', what: 'nonsense' })).body.code).toBe('TARGET_INVALID');
    expect((await add({ kind: 'funds', what: '', fundsYuan: null })).body.code).toBe('TARGET_INVALID');
    expect((await add({ kind: 'centre', what: 'stroke', reachedOn: '2099-01-01' })).body.code).toBe(
      'TARGET_INVALID',
    );
    await add({ kind: 'centre', what: 'stroke', dueOn: '2020-01-01' });
    await add({
      kind: 'funds',
      what: '设备',
      fundsYuan: 300_000,
      dueOn: '2025-06-30',
      reachedOn: '2025-07-01',
    });
    const { body } = await coordinator.call('getProgramme', at(id));
    expect(body.targets).toMatchObject({ overdue: 1, reachedLate: 1 });
    expect([body.fundsYuan, body.fundsReachedYuan]).toEqual([300_000, 300_000]);
    const [wanted] = await targets(id, { kind: 'grade' });
    // COUNTY-A is 2A since December 2019.
    expect(wanted).toMatchObject({
      what: '2A',
      registerReachedOn: '2019-12-01',
      hospital: { code: 'COUNTY-A' },
    });
    expect((await targets(id, { state: 'overdue' })).map(({ what }) => what)).toEqual(['stroke']);
    expect(await targets(id, { regionCode: '11' })).toEqual([]);
  });

  it('are said to be reached once, by somebody who saw the last word', async () => {
    const { id } = await entered('TEST-REACHED');
    await keeper.call('addTarget', { ...at(id), body: { ...grade, hospitalId } });
    const [target] = await targets(id);
    const params = { targetId: target?.id ?? '' };
    const body = { ...grade, reachedOn: '2026-03-01', revision: 1 };
    expect((await keeper.call('changeTarget', { params, body })).status).toBe(204);
    expect((await keeper.call('changeTarget', { params, body })).body.code).toBe('REVISION_CONFLICT');
    expect((await targets(id))[0]?.state).toBe('reached');
    expect((await coordinator.call('removeTarget', { params })).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await keeper.call('removeTarget', { params })).status).toBe(204);
    expect(await targets(id)).toEqual([]);
  });
});

it('hospitals join a programme, and communities are read from the register', async () => {
  const { id } = await entered('TEST-MEMBERS');
  const params = { programmeId: id, hospitalId };
  const body = { role: 'assisted', since: '2026-01-01', until: null } as const;
  expect((await keeper.call('saveProgrammeMember', { params, body })).status).toBe(204);
  const members = await coordinator.call('listProgrammeMembers', { params: { programmeId: id }, query: {} });
  expect(members.body.items).toMatchObject([{ hospital: { code: 'COUNTY-A' }, role: 'assisted' }]);
  expect((await keeper.call('removeProgrammeMember', { params })).status).toBe(204);
  await api.orm.em
    .fork()
    .execute("update hospital set parent_id = ?, parent_relation = 'branch' where code = 'COUNTY-B'", [
      hospitalId,
    ]);
  const groups = await coordinator.call('listHospitalGroups', { query: { relation: 'branch' } });
  expect(groups.body.items).toMatchObject([
    { head: { code: 'COUNTY-A' }, relation: 'branch', members: [{ code: 'COUNTY-B' }] },
  ]);
});
