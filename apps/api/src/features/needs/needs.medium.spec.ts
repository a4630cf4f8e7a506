import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answers } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { cardiologyNeed, hospitalId, needsAnswers } from '../../../test/needs-steps.js';
import { appointed } from '../../../test/people-steps.js';

const year = 2024;
let api: ApiHarness;
let coordinator: ApiClient;
let administrator: ApiClient;
let partner: ApiClient;
let doctor: ApiClient;
let county: HospitalId;
let top: HospitalId;

beforeAll(async () => {
  api = await ApiHarness.start();
  [coordinator, administrator, partner, doctor] = await Promise.all([
    api.signIn('coordinator@county-a.example'),
    api.signIn('administrator@county-a.example'),
    api.signIn('coordinator@top-a.example'),
    api.signIn('doctor@county-a.example'),
  ]);
  county = await hospitalId(api, 'COUNTY-A');
  top = await hospitalId(api, 'TOP-A');
});
afterAll(() => api.stop());

const at = (id: HospitalId) => ({ params: { hospitalId: id } });
const desk = async (client: ApiClient, ofYear = year) =>
  (await client.call('getQuestionnaireDesk', { ...at(county), query: { year: ofYear } })).body;
const save = (client: ApiClient, revision: number, answers: Answers = needsAnswers(), ofYear = year) =>
  client.call('saveQuestionnaireDraft', { ...at(county), body: { year: ofYear, revision, answers } });
const submit = (client: ApiClient, revision: number, overVersion: number, ofYear = year) =>
  client.call('submitQuestionnaire', { ...at(county), body: { year: ofYear, revision, overVersion } });

const trail = (action: string) =>
  api.orm.em
    .fork()
    .execute<{ details: { year: number; version: number | null } }[]>(
      "select details from audit_event where subject_kind = 'need' and action = ? order by at, id",
      [action],
    );

describe('a questionnaire', () => {
  it('is kept while it is written, and what somebody else wrote in between is not lost', async () => {
    expect((await desk(coordinator)).draft).toBeNull();
    const unfinished = { ...cardiologyNeed, capability: null, casesPerYear: null };
    const first = await save(coordinator, 0, needsAnswers(unfinished));
    expect(first.body).toMatchObject({ state: 'draft', version: null, revision: 1 });
    expect((await save(administrator, 0)).body.code).toBe('REVISION_CONFLICT');
    expect((await save(administrator, 1)).body.revision).toBe(2);
    expect((await save(coordinator, 1)).body.code).toBe('REVISION_CONFLICT');
    const { draft } = await desk(coordinator);
    expect(draft?.answers).toEqual(needsAnswers());
    expect(draft?.savedBy.nameEn).toBe('Demo Hospital Administrator One');
  });

  it('is begun once when two begin at the same moment', async () => {
    const answers = await Promise.all([
      save(coordinator, 0, needsAnswers(), 2021),
      save(administrator, 0, needsAnswers(), 2021),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is its hospital’s alone as a draft, and becomes a version that all of the programme read', async () => {
    expect((await desk(partner)).draft).toBeNull();
    const answer = await submit(coordinator, 2, 0);
    expect(answer.body).toMatchObject({ state: 'submitted', version: 1, year });
    const seen = await desk(partner);
    expect(seen.latest?.answers).toEqual(needsAnswers());
    expect(seen.latest?.submittedBy?.nameEn).toBe('Demo Coordinator Two');
    expect(seen.may.answer).toBe(false);
    expect((await trail('transition')).at(-1)?.details).toMatchObject({ year, version: 1 });
  });

  it('makes a new version of a later change, keeps the old one, and shows what changed', async () => {
    const risen = { ...cardiologyNeed, capability: 2 as const, evidence: 'Three physicians' };
    await save(coordinator, 0, needsAnswers(risen));
    expect((await desk(coordinator)).draft?.basedOn).toBe(1);
    const { body: second } = await submit(administrator, 1, 1);
    expect(second.version).toBe(2);
    const { body: history } = await partner.call('listQuestionnaireVersions', { ...at(county), query: {} });
    const versions = history.items.filter((one) => one.year === year);
    expect(versions.map(({ version, submittedBy }) => [version, submittedBy?.nameEn])).toEqual([
      [2, 'Demo Hospital Administrator One'],
      [1, 'Demo Coordinator Two'],
    ]);
    const first = versions[1]?.id as never;
    const { body: old } = await partner.call('getQuestionnaire', { params: { questionnaireId: first } });
    expect(old.answers).toEqual(needsAnswers());
    const { body } = await partner.call('compareQuestionnaire', {
      params: { questionnaireId: second.id },
      query: {},
    });
    expect(body.before?.version).toBe(1);
    expect(body.differences).toEqual([
      { specialty: 'cardiology', line: 'kept', field: 'capability', before: 1, after: 2 },
      {
        specialty: 'cardiology',
        line: 'kept',
        field: 'evidence',
        before: 'Two physicians',
        after: 'Three physicians',
      },
    ]);
  });

  it('does not overwrite a version that its author has not seen', async () => {
    await save(coordinator, 0, needsAnswers({ ...cardiologyNeed, casesPerYear: 500 }));
    expect((await submit(coordinator, 1, 1)).body.code).toBe('QUESTIONNAIRE_SUPERSEDED');
    expect((await submit(coordinator, 1, 2)).body.version).toBe(3);
  });

  it('is not submitted with answers missing, which are named, nor without a change', async () => {
    const bare = { ...cardiologyNeed, casesPerYear: null, evidence: '' };
    await save(coordinator, 0, needsAnswers(bare));
    const refused = await submit(coordinator, 1, 3);
    expect(refused.body.code).toBe('QUESTIONNAIRE_INCOMPLETE');
    expect(refused.body.errors?.map(({ path }) => path)).toEqual([
      'cardiology.casesPerYear',
      'cardiology.evidence',
    ]);
    await save(coordinator, 1, needsAnswers({ ...cardiologyNeed, casesPerYear: 500 }));
    expect((await submit(coordinator, 2, 3)).body.code).toBe('QUESTIONNAIRE_UNCHANGED');
    const discarded = await coordinator.call('discardQuestionnaireDraft', {
      ...at(county),
      query: { year, revision: 2 },
    });
    expect(discarded.status).toBe(204);
    expect((await desk(coordinator)).draft).toBeNull();
  });

  it('is final once submitted, whoever writes to the database', async () => {
    const em = api.orm.em.fork();
    const versions = "select id from questionnaire where state = 'submitted' and kind = 'needs'";
    await expect(
      em.execute(`update questionnaire set year = 2020 where id in (${versions})`),
    ).rejects.toThrow(/final/);
    await expect(em.execute(`delete from questionnaire where id in (${versions})`)).rejects.toThrow(/final/);
    for (const change of [
      `update questionnaire_line set cases_per_year = 1 where questionnaire_id in (${versions})`,
      `delete from questionnaire_line where questionnaire_id in (${versions})`,
      `insert into questionnaire_line (questionnaire_id, kind, specialty, capability, wanted_posts)
       select id, kind, 'nephrology', 1, 0 from questionnaire where kind = 'needs' and state = 'submitted' limit 1`,
    ]) {
      await expect(em.execute(change)).rejects.toThrow(/does not change/);
    }
  });

  it('asks a top hospital for its strengths and a county hospital for its needs', async () => {
    const strengths: Answers = {
      kind: 'strengths',
      languages: [],
      posts: 6,
      teleclinicHoursPerWeek: 7.5,
      specialties: [
        { specialty: 'cardiology', capability: 5, evidence: 'A national key', techniques: ['pci'] },
      ],
    };
    expect((await save(coordinator, 0, strengths)).body.code).toBe('REQUEST_INVALID');
    const body = { year, revision: 0, answers: strengths };
    const saved = await partner.call('saveQuestionnaireDraft', { ...at(top), body });
    expect(saved.body.answers).toEqual(strengths);
    const foreign = needsAnswers({ ...cardiologyNeed, wantedTechniques: ['eeg'] });
    expect((await save(coordinator, 0, foreign)).body.code).toBe('REQUEST_INVALID');
  });

  it('is refused to other hospitals, and to those who have no part in the programme', async () => {
    expect((await save(partner, 0)).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await save(doctor, 0)).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await doctor.call('getQuestionnaireDesk', { ...at(county), query: {} })).body.code).toBe(
      'ACTION_NOT_ALLOWED',
    );
    expect((await doctor.call('listGaps', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
  });
});

describe('the gap', () => {
  it('of a hospital is told by specialty, with those who help already', async () => {
    const { body } = await partner.call('getHospitalGap', at(county));
    const line = body.lines.find(({ specialty }) => specialty === 'cardiology');
    expect(line).toMatchObject({ levelsMissing: 2, asksForHelp: true });
    expect(body.levelCases).toBeCloseTo(body.lines.reduce((sum, { levelCases }) => sum + levelCases, 0));
    expect(body.lines.map(({ levelCases }) => levelCases)).toEqual(
      body.lines.map(({ levelCases }) => levelCases).toSorted((a, b) => b - a),
    );
    expect(body.partners.map(({ hospital }) => hospital.code)).toEqual(['TOP-A']);
  });

  it('ranks the hospitals of a region, and a search keeps the rank', async () => {
    const nation = await appointed(api, {
      email: 'nation@needs.example',
      role: 'supervisor',
      regionCode: '0',
    });
    const { body } = await nation.call('listGaps', { query: {} });
    const widths = body.items.map(({ levelCases }) => levelCases);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(body.items.map(({ rank }) => rank)).toEqual(body.items.map((_, place) => place + 1));
    const last = body.items.at(-1);
    const search = await nation.call('listGaps', { query: { search: last?.hospital.code } });
    expect(search.body.items.map(({ rank, hospital }) => [rank, hospital.code])).toEqual([
      [last?.rank, last?.hospital.code],
    ]);
    const province = await nation.call('listGaps', { query: { regionCode: '53' } });
    expect(province.body.items.map(({ hospital }) => hospital.code)).toEqual(['COUNTY-A']);
    const none = await nation.call('listGaps', { query: { regionCode: '11' } });
    expect([none.body.total, none.body.unanswered]).toEqual([0, 0]);
  });
});
