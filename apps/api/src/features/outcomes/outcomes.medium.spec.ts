import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HospitalOutcomes, RegionOutcomes } from '@jiedui/contracts';
import { feesSaved, netOf, type OutcomeFigures, selfSufficiency, transfersAvoided } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { appointed } from '../../../test/people-steps.js';

let api: ApiHarness;
let coordinator: ApiClient;
let supervisor: ApiClient;
let hospitalId: HospitalId;
let other: HospitalId;

const idOf = async (code: string) => {
  const rows = await api.orm.em
    .fork()
    .execute<{ id: HospitalId }[]>('select id from hospital where code = ?', [code]);
  return rows[0]?.id as HospitalId;
};

beforeAll(async () => {
  api = await ApiHarness.start();
  await api.orm.em.fork().execute('delete from outcome');
  [hospitalId, other] = [await idOf('COUNTY-A'), await idOf('COUNTY-B')];
  coordinator = await api.signIn('coordinator@county-a.example');
  supervisor = await appointed(api, { email: 'n@supervisor.example', role: 'supervisor', regionCode: '0' });
});
afterAll(() => api.stop());

const figures = (
  casesLocal: number,
  casesTransferred: number,
  localFeeYuan: number | null = null,
  outsideFeeYuan: number | null = null,
): OutcomeFigures => ({
  casesLocal,
  casesTransferred,
  localFeeYuan,
  outsideFeeYuan,
  recognisedResults: null,
  recognisedYuan: null,
});

const tell = (
  client: ApiClient,
  quarter: string,
  lines: readonly (readonly [
    specialty: 'cardiology' | 'neurology',
    revision: number,
    figures: OutcomeFigures | null,
  ])[],
  reason = '',
) =>
  client.call('tellOutcomes', {
    params: { hospitalId, quarter },
    body: {
      reason,
      lines: lines.map(([specialty, revision, told]) => ({ specialty, revision, figures: told })),
    },
  });

const curve = async (query = {}): Promise<HospitalOutcomes> =>
  (await coordinator.call('getHospitalOutcomes', { params: { hospitalId }, query })).body;

describe('a county hospital', () => {
  it('tells its quarters and sees its curve', async () => {
    expect(
      (await tell(coordinator, '2025Q1', [['cardiology', 0, figures(60, 40, 5_000, 9_000)]])).status,
    ).toBe(204);
    const told = await tell(coordinator, '2025Q2', [
      ['cardiology', 0, figures(80, 20, 5_000, 9_000)],
      ['neurology', 0, figures(10, 30)],
    ]);
    expect(told.status).toBe(204);
    const seen = await curve({ first: '2025Q1', last: '2025Q2' });
    expect(seen.mayTell).toBe(true);
    expect(
      seen.lines.map(({ quarter, specialty, avoided, savedYuan }) => [
        quarter,
        specialty,
        avoided,
        savedYuan,
      ]),
    ).toEqual([
      ['2025Q1', 'cardiology', 0, 0],
      ['2025Q2', 'cardiology', 20, 80_000],
      ['2025Q2', 'neurology', null, null],
    ]);
    expect(seen.lines[0]?.toldBy?.nameZh).toBe('示例协调员乙');
  });

  it('corrects a figure with a reason, and what stood there is kept', async () => {
    const better = ['cardiology', 1, figures(70, 30, 5_000, 9_000)] as const;
    expect((await tell(coordinator, '2025Q2', [better])).body.code).toBe('REASON_MISSING');
    expect((await tell(coordinator, '2025Q2', [better], '漏报 10 例转出')).status).toBe(204);
    // Somebody who still has the old page open.
    expect((await tell(coordinator, '2025Q2', [better], 'x')).body.code).toBe('REVISION_CONFLICT');
    const { body } = await coordinator.call('listReplacedOutcomes', { params: { hospitalId }, query: {} });
    expect(body.items).toMatchObject([
      {
        quarter: '2025Q2',
        specialty: 'cardiology',
        revision: 1,
        figures: figures(80, 20, 5_000, 9_000),
        reason: '漏报 10 例转出',
        replacedBy: { nameZh: '示例协调员乙' },
      },
    ]);
    expect((await curve({ first: '2025Q2' })).lines[0]?.figures.casesTransferred).toBe(30);
  });

  it('withdraws a line, and a line told anew goes on in revision', async () => {
    expect((await tell(coordinator, '2025Q2', [['neurology', 1, null]], '误报')).status).toBe(204);
    expect((await curve()).lines.some(({ specialty }) => specialty === 'neurology')).toBe(false);
    expect((await tell(coordinator, '2025Q2', [['neurology', 0, figures(9, 31)]])).status).toBe(204);
    expect((await curve()).lines.find(({ specialty }) => specialty === 'neurology')?.revision).toBe(2);
    expect((await tell(coordinator, '2025Q2', [['neurology', 2, null]], '误报')).status).toBe(204);
  });

  it('one of two who tell the same line at once is told of the conflict, and half a quarter is never kept', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((cases) => tell(coordinator, '2024Q4', [['neurology', 0, figures(cases, cases)]])),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409, 409]);
    const both = await tell(
      coordinator,
      '2024Q4',
      [
        ['cardiology', 0, figures(1, 1)],
        ['neurology', 7, figures(1, 1)],
      ],
      'x',
    );
    expect(both.body.code).toBe('REVISION_CONFLICT');
    const lines = (await curve({ first: '2024Q4', last: '2024Q4' })).lines;
    expect(lines.map(({ specialty }) => specialty)).toEqual(['neurology']);
    await tell(coordinator, '2024Q4', [['neurology', lines[0]?.revision ?? 0, null]], 'x');
  });

  it('tells of quarters that are over, for itself alone', async () => {
    const line = [['cardiology', 0, figures(1, 1)]] as const;
    expect((await tell(coordinator, '2099Q1', line)).body.code).toBe('QUARTER_NOT_TELLABLE');
    const foreign = await api.signIn('administrator@top-a.example');
    const doctor = await api.signIn('doctor@county-a.example');
    for (const client of [foreign, doctor, supervisor]) {
      expect((await tell(client, '2024Q1', line)).body.code).toBe('ACTION_NOT_ALLOWED');
    }
    const asked = await doctor.call('getHospitalOutcomes', { params: { hospitalId }, query: {} });
    expect(asked.body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await doctor.call('getRegionOutcomes', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('tells techniques once, and takes them back with a reason', async () => {
    const params = { hospitalId };
    const body = { technique: 'pci', since: '2025-05-01' } as const;
    expect((await coordinator.call('introduceTechnique', { params, body })).status).toBe(204);
    expect((await coordinator.call('introduceTechnique', { params, body })).body.code).toBe(
      'TECHNIQUE_ALREADY_TOLD',
    );
    const later = { technique: 'pacemaker', since: '2099-01-01' } as const;
    expect((await coordinator.call('introduceTechnique', { params, body: later })).body.code).toBe(
      'DAY_IN_FUTURE',
    );
    const told = (await curve()).techniques.find(({ technique }) => technique === 'pci');
    const withdraw = () =>
      coordinator.call('withdrawTechnique', {
        params: { hospitalId, introducedId: told?.id ?? '' },
        body: { reason: '日期填错' },
      });
    expect([(await withdraw()).status, (await withdraw()).status]).toEqual([204, 404]);
    expect((await coordinator.call('introduceTechnique', { params, body })).status).toBe(204);
  });
});

describe('a region', () => {
  const region = async (query: object): Promise<RegionOutcomes> =>
    (await supervisor.call('getRegionOutcomes', { query: { first: '2025Q1', last: '2025Q3', ...query } }))
      .body;

  it('is the sum of its cases, by hand', async () => {
    const em = api.orm.em.fork();
    await em.execute('delete from outcome');
    const insert = `insert into outcome (hospital_id, quarter, specialty, cases_local, cases_transferred, local_fee_yuan,
      outside_fee_yuan, told_at, origin) values (?, ?, ?, ?, ?, ?, ?, now(), 'entry')`;
    // COUNTY-A is in 53, COUNTY-B in 65.
    for (const line of [
      [hospitalId, '2025Q1', 'cardiology', 60, 40, 5_000, 9_000],
      [hospitalId, '2025Q3', 'cardiology', 150, 50, 5_000, 9_000],
      [hospitalId, '2025Q3', 'neurology', 5, 5, 1_000, 2_000],
      [other, '2025Q1', 'cardiology', 0, 900, 4_000, 8_000],
      [other, '2025Q3', 'cardiology', 90, 810, 4_000, 8_000],
      [other, '2025Q1', 'neurology', 50, 50, null, null],
      [other, '2025Q3', 'neurology', 40, 60, null, null],
    ]) {
      await em.execute(insert, line);
    }
    const whole = await region({ regionCode: '0' });
    const { overview } = whole;
    expect(overview.baseline).toEqual({ casesLocal: 110, casesTransferred: 990 });
    expect(overview.latest).toEqual({ casesLocal: 285, casesTransferred: 925 });
    expect(overview.hospitals).toBe(2);
    // COUNTY-A cardiology: 200 × 0.4 − 50 = 30; COUNTY-B cardiology: 900 × 1 − 810 = 90, neurology: 100 × 0.5 − 60 = −10.
    expect(overview.avoided).toEqual({ gained: 120, lost: -10, uncounted: 1 });
    expect(overview.savedYuan).toEqual({ gained: 30 * 4_000 + 90 * 4_000, lost: 0, uncounted: 3 });
    const yunnan = whole.children.find(({ code }) => code === '53');
    expect(yunnan).toMatchObject({ hospitals: 1, avoided: { gained: 30, lost: 0, uncounted: 1 } });
    // Not the mean of 0.738 and 0.13.
    expect(selfSufficiency(overview.latest)).toBeCloseTo(285 / 1_210, 12);
    const [neurology] = (await region({ regionCode: '65', specialty: 'neurology' })).specialties;
    expect(neurology).toMatchObject({
      specialty: 'neurology',
      avoided: { gained: 0, lost: -10, uncounted: 0 },
    });
    const county = await region({ regionCode: '5309' });
    expect(county.path.map(({ code }) => code)).toEqual(['0', '53', '5309']);
    expect(county.hospitals.map(({ hospital }) => hospital.code)).toEqual(['COUNTY-A']);
  });

  it('says the same as the rules, line by line, whatever was told', async () => {
    const em = api.orm.em.fork();
    await em.execute('delete from outcome');
    await em.execute(
      `insert into outcome (hospital_id, quarter, specialty, cases_local, cases_transferred, local_fee_yuan,
         outside_fee_yuan, told_at, origin)
       select h.id, q.quarter, s.specialty, (random() * 300)::int, (random() * 200)::int,
         case when random() < 0.8 then (random() * 9000)::int end,
         case when random() < 0.8 then (random() * 20000)::int end, now(), 'entry'
       from hospital h cross join unnest(array['2025Q1', '2025Q2', '2025Q3']) q (quarter)
       cross join unnest(array['cardiology', 'neurology', 'oncology']) s (specialty)
       where random() < 0.9`,
    );
    type Line = OutcomeFigures & { hospital: string; quarter: string; specialty: string };
    const lines = await em.execute<Line[]>(
      `select hospital_id as hospital, quarter, specialty, cases_local as "casesLocal",
         cases_transferred as "casesTransferred", local_fee_yuan as "localFeeYuan",
         outside_fee_yuan as "outsideFeeYuan" from outcome`,
    );
    const before = (line: Line) =>
      lines.find(
        ({ hospital, quarter, specialty }) =>
          quarter === '2025Q1' && hospital === line.hospital && specialty === line.specialty,
      );
    const sum = (values: (number | null)[]) =>
      values.reduce<number>((total, value) => total + (value ?? 0), 0);
    const { overview, quarters } = await region({ regionCode: '0' });
    expect(netOf(overview.avoided)).toBeCloseTo(
      sum(lines.map((line) => transfersAvoided(line, before(line)))),
      6,
    );
    expect(netOf(overview.savedYuan)).toBeCloseTo(sum(lines.map((line) => feesSaved(line, before(line)))), 3);
    expect(quarters.map(({ quarter }) => quarter)).toEqual(['2025Q1', '2025Q2', '2025Q3']);
  });

  it('counts upgrades from the register and new techniques from what was told', async () => {
    const registrar = await api.signIn('admin@jiedui.example');
    const { body } = await registrar.call('getHospital', { params: { hospitalId } });
    await registrar.call('gradeHospital', {
      params: { hospitalId },
      body: { revision: body.revision, since: '2025-08-01', grade: { level: 3, class: 'B' } },
    });
    const { overview } = await region({ regionCode: '53' });
    expect(overview).toMatchObject({ upgrades: 1, downgrades: 0, techniques: 1 });
    expect((await region({ regionCode: '53', last: '2025Q2' })).overview.upgrades).toBe(0);
    expect((await curve()).gradeChanges.at(-1)).toMatchObject({ since: '2025-08-01', direction: 'up' });
  });

  it('ends with the latest quarter that was told, and refuses a period that makes no sense', async () => {
    const { body } = await supervisor.call('getRegionOutcomes', { query: {} });
    expect([body.last, body.first, body.baseline]).toEqual(['2025Q3', '2023Q4', '2023Q4']);
    const refused = await supervisor.call('getRegionOutcomes', {
      query: { first: '2025Q3', last: '2025Q1' },
    });
    expect(refused.body.code).toBe('PERIOD_INVALID');
    expect((await supervisor.call('getRegionOutcomes', { query: { regionCode: '99' } })).status).toBe(404);
  });
});
