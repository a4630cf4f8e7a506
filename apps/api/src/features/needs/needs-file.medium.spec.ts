import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { needsFileMaxRows } from '@jiedui/contracts';
import { buffer } from 'node:stream/consumers';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { csvOf, download, type TestFile } from '../../../test/import-steps.js';
import { hospitalId, sendNeedsFile } from '../../../test/needs-steps.js';
import { writeTable } from '../../base/tables/table.writer.js';

const header =
  'code,specialty,casesPerYear,transferOutPercent,capability,evidence,wantedTechniques,wantedPosts,languages';
let api: ApiHarness;
let registrar: ApiClient;
let coordinator: ApiClient;
let year = 2016;

beforeAll(async () => {
  api = await ApiHarness.start();
  registrar = await api.signIn('admin@jiedui.example');
  coordinator = await api.signIn('coordinator@county-a.example');
});
afterAll(() => api.stop());
beforeEach(() => {
  year += 1;
});

const file = (...lines: string[]) => csvOf([header, ...lines]);
const query = (more: Record<string, string> = {}) => ({ kind: 'needs', year: String(year), ...more });
const check = async (sent: TestFile, client = registrar) => {
  const { status, body } = await sendNeedsFile(client, 'check', sent, query());
  expect(status).toBe(200);
  return body;
};
const apply = (sent: TestFile, digest: string, skipBadHospitals = false, client = registrar) =>
  sendNeedsFile(client, 'apply', sent, query({ digest, skipBadHospitals: String(skipBadHospitals) }));
const submitted = async () =>
  api.orm.em.fork().execute<{ code: string; version: number }[]>(
    `select h.code, q.version from questionnaire q join hospital h on h.id = q.hospital_id
     where q.year = ? and q.state = 'submitted' order by h.code, q.version`,
    [year],
  );

const good = [
  'COUNTY-A,心血管内科,400,40%,1,两名医师,冠脉介入治疗; 超声心动图,1,彝语',
  'COUNTY-A,neurology,120,12.5,Common diseases,A ward,,,',
];

describe('a file of questionnaires', () => {
  it('is first only looked at, then submitted whole, and then changes nothing more', async () => {
    const sent = file(...good, 'COUNTY-B,obstetrics,90,30,2,One obstetrician,,0,');
    const report = await check(sent);
    expect(report).toMatchObject({
      rows: 3,
      hospitals: { created: 2, changed: 0, unchanged: 0, bad: 0 },
      faultyRows: [],
      isApplied: false,
    });
    expect(await submitted()).toEqual([]);
    expect((await apply(sent, report.digest)).body.isApplied).toBe(true);
    expect(await submitted()).toEqual([
      { code: 'COUNTY-A', version: 1 },
      { code: 'COUNTY-B', version: 1 },
    ]);
    const params = { hospitalId: await hospitalId(api, 'COUNTY-A') };
    const { body } = await coordinator.call('getQuestionnaireDesk', { params, query: { year } });
    expect(body.latest?.answers).toMatchObject({
      languages: ['iii'],
      specialties: [
        {
          specialty: 'cardiology',
          transferOutPercent: 40,
          capability: 1,
          wantedTechniques: ['pci', 'echocardiography'],
        },
        {
          specialty: 'neurology',
          transferOutPercent: 12.5,
          capability: 2,
          wantedTechniques: [],
          wantedPosts: 0,
        },
      ],
    });
    expect((await check(sent)).hospitals).toEqual({ created: 0, changed: 0, unchanged: 2, bad: 0 });
    const again = await check(sent);
    expect((await apply(sent, again.digest)).body.code).toBe('IMPORT_CHANGES_NOTHING');
    const lines = await api.orm.em
      .fork()
      .execute(
        "select 1 from audit_event where action = 'import' and subject_kind = 'need' and (details->>'year')::int = ?",
        [year],
      );
    expect(lines).toHaveLength(2);
  });

  it('says of each row what is wrong, and holds a hospital back for one bad row of it', async () => {
    const sent = file(
      ...good,
      'COUNTY-A,cardiology,1,1,1,x,,,',
      'COUNTY-B,obstetrics,,130,9,x,eeg,,',
      'NOWHERE,cardiology,1,1,1,x,,,',
      'TOP-A,cardiology,1,1,1,x,,,',
      ',cardiology,1,1,0,,,,',
    );
    const report = await check(sent);
    const told = report.faultyRows.map(
      ({ rowNumber, outcome, faults }) =>
        `${rowNumber} ${outcome} ${faults.map(({ column, code }) => `${column}:${code}`).join(' ')}`,
    );
    expect(told).toEqual([
      '2 heldBack ',
      '3 heldBack ',
      '4 bad specialty:duplicateInFile',
      '5 bad transferOutPercent:outOfRange capability:notInList casesPerYear:missing wantedTechniques:foreignTechnique',
      '6 bad code:hospitalUnknown',
      '7 bad code:hospitalOtherKind',
      '8 bad code:missing',
    ]);
    expect(report.hospitals).toEqual({ created: 0, changed: 0, unchanged: 0, bad: 5 });
  });

  it('is taken without its bad hospitals only when told so, all of the others or nothing', async () => {
    const sent = file(...good, 'COUNTY-B,obstetrics,x,30,2,One obstetrician,,0,');
    const { digest } = await check(sent);
    expect((await apply(sent, digest)).body.code).toBe('IMPORT_HAS_BAD_ROWS');
    expect(await submitted()).toEqual([]);
    expect((await apply(sent, digest, true)).status).toBe(200);
    expect(await submitted()).toEqual([{ code: 'COUNTY-A', version: 1 }]);
  });

  it('is refused when something changed after the check', async () => {
    const sent = file(...good);
    const { digest } = await check(sent);
    expect((await apply(file(...good, 'COUNTY-A,oncology,1,1,0,,,,'), digest)).body.code).toBe(
      'REVISION_CONFLICT',
    );
    await apply(sent, digest);
    expect((await apply(sent, digest)).body.code).toBe('REVISION_CONFLICT');
    expect(await submitted()).toEqual([{ code: 'COUNTY-A', version: 1 }]);
  });

  it('lets a coordinator answer for the own hospital alone, and a doctor for none', async () => {
    const sent = file(...good, 'COUNTY-B,obstetrics,90,30,2,One obstetrician,,0,');
    const report = await check(sent, coordinator);
    expect(report.faultyRows.map(({ faults }) => faults[0]?.code)).toEqual(['hospitalNotYours']);
    expect((await apply(sent, report.digest, true, coordinator)).status).toBe(200);
    expect(await submitted()).toEqual([{ code: 'COUNTY-A', version: 1 }]);
    const doctor = await api.signIn('doctor@county-a.example');
    expect((await sendNeedsFile(doctor, 'check', sent, query())).body.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('may be a spreadsheet, the template or an export as they are', async () => {
    async function* lines() {
      yield ['COUNTY-A', '心血管内科', 400, 40, 1, '两名医师', '', 0, ''];
    }
    const content = await buffer(writeTable('xlsx', header.split(','), lines()));
    const xlsx = { name: 'needs.xlsx', content };
    const { digest, hospitals } = await check(xlsx);
    expect(hospitals.created).toBe(1);
    await apply(xlsx, digest);
    const exported = await download(
      api,
      registrar,
      `/questionnaires/export?kind=needs&year=${year}&format=xlsx`,
    );
    expect((await check({ name: 'export.xlsx', content: exported.content })).hospitals).toEqual({
      created: 0,
      changed: 0,
      unchanged: 1,
      bad: 0,
    });
    const template = await download(api, registrar, '/questionnaires/template?kind=strengths&format=csv');
    const { body } = await sendNeedsFile(
      registrar,
      'check',
      { name: 't.csv', content: template.content },
      {
        ...query(),
        kind: 'strengths',
      },
    );
    expect(body.faultyRows.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual([
      'hospitalUnknown',
    ]);
  });

  it('says once how many people a top hospital can send', async () => {
    const strengths = 'code,specialty,capability,evidence,techniques,posts,teleclinicHoursPerWeek,languages';
    const report = async (...lines: string[]) => {
      const { body } = await sendNeedsFile(registrar, 'check', csvOf([strengths, ...lines]), {
        ...query(),
        kind: 'strengths',
      });
      return body.faultyRows.flatMap(({ rowNumber, faults }) =>
        faults.map(({ column, code }) => `${rowNumber} ${column} ${code}`),
      );
    };
    expect(await report('TOP-A,cardiology,5,x,pci,6,8,', 'TOP-A,radiology,4,x,,,,')).toEqual([]);
    expect(await report('TOP-A,cardiology,5,x,pci,6,8,', 'TOP-A,radiology,4,x,,4,8,')).toEqual([
      '3 posts contradictory',
    ]);
    expect(await report('TOP-A,cardiology,5,x,pci,6,,')).toEqual(['2 teleclinicHoursPerWeek missing']);
  });

  it('is refused where it is none, or too long', async () => {
    const code = async (sent: TestFile) => (await sendNeedsFile(registrar, 'check', sent, query())).body.code;
    expect(await code(csvOf(['a,b,c', '1,2,3']))).toBe('QUESTIONNAIRE_FILE_UNREADABLE');
    expect(await code({ name: 'x.csv', content: Buffer.alloc(0) })).toBe('FILE_EMPTY');
    const row = 'COUNTY-A,cardiology,1,1,1,x,,,';
    expect(await code(file(...Array.from({ length: needsFileMaxRows + 1 }, () => row)))).toBe(
      'QUESTIONNAIRE_FILE_TOO_LARGE',
    );
  });
});
