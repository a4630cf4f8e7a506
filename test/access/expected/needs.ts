import { newId } from '../../../apps/api/src/base/database/id.js';
import { actors, type Actor, type Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

/** Whoever coordinates, administers or supervises anywhere reads what hospitals tell one another. */
const programmeStaff: readonly Person[] = [
  'invitingCoordinator',
  'invitedCoordinator',
  'foreignCoordinator',
  'invitingAdministrator',
  'invitedAdministrator',
  'foreignAdministrator',
  'supervisorAbove',
  'supervisorElsewhere',
  'platformAdministrator',
];
const tellers: readonly Person[] = ['invitingCoordinator', 'invitingAdministrator'];
const read = { to: programmeStaff, otherwise: 'forbidden' as const };
const told = { to: tellers, otherwise: 'forbidden' as const };

const line = {
  specialty: 'cardiology' as const,
  casesPerYear: 10,
  transferOutPercent: 5,
  capability: 1 as const,
  evidence: 'x',
  wantedTechniques: [],
  wantedPosts: 0,
};
const answers = { kind: 'needs' as const, languages: [], specialties: [line] };

const ofCounty = (stage: Stage) => ({ params: { hospitalId: stage.hospital('COUNTY-A') } });

/** A draft of COUNTY-A for a year that nobody else takes. */
async function drafted({ api, cast, hospitals }: Stage, year: number): Promise<void> {
  const id = newId<string>();
  await api.orm.em.fork().transactional(async (em) => {
    await em.execute(
      `insert into questionnaire (id, hospital_id, kind, year, state, saved_by_id, saved_at)
       values (?, ?, 'needs', ?, 'draft', ?, now())`,
      [id, hospitals['COUNTY-A'], year, cast.ids.invitingCoordinator],
    );
    await em.execute(
      `insert into questionnaire_line (questionnaire_id, kind, specialty, capability, evidence, cases_per_year,
         transfer_out_percent, wanted_posts) values (?, 'needs', 'cardiology', 1, 'x', 10, 5, 0)`,
      [id],
    );
  });
}

/** Each asks about a draft of their own, so that nobody takes it from another. */
const yearOf = (from: number, actor: Actor) => from + actors.indexOf(actor);

/** One version for all who ask: of the seed's, which nobody changes any more. */
async function submittedOf({ api, hospitals }: Stage) {
  const [row] = await sql<{ id: string }>(
    api.orm,
    "select id from questionnaire where hospital_id = ? and state = 'submitted' order by year, version limit 1",
    [hospitals['COUNTY-A']],
  );
  return { params: { questionnaireId: row?.id ?? '' } };
}

const file = {
  name: 'needs.csv',
  type: 'text/csv',
  content: Buffer.from('code,specialty,capability\nCOUNTY-A,cardiology,0\n'),
};
const ofFile = { kind: 'needs' as const, year: 2026 };

/** Needs and strengths: a hospital's own people tell, the programme reads. */
export const onNeeds = {
  getQuestionnaireDesk: { ...read, ask: (stage) => ({ ...ofCounty(stage), query: {} }) },
  saveQuestionnaireDraft: {
    ...told,
    mayEnd: ['REVISION_CONFLICT'],
    ask: (stage) => ({ ...ofCounty(stage), body: { year: 2019, revision: 0, answers } }),
  },
  discardQuestionnaireDraft: {
    ...told,
    ask: async (stage, actor) => {
      const year = yearOf(2030, actor);
      await drafted(stage, year);
      return { ...ofCounty(stage), query: { year, revision: 1 } };
    },
  },
  submitQuestionnaire: {
    ...told,
    ask: async (stage, actor) => {
      const year = yearOf(2060, actor);
      await drafted(stage, year);
      return { ...ofCounty(stage), body: { year, revision: 1, overVersion: 0 } };
    },
  },
  listQuestionnaireVersions: { ...read, ask: (stage) => ({ ...ofCounty(stage), query: {} }) },
  exportQuestionnaires: { ...read, ask: () => ({ query: { ...ofFile, format: 'csv' as const } }) },
  downloadQuestionnaireTemplate: {
    ...read,
    ask: () => ({ query: { kind: 'needs' as const, format: 'csv' as const } }),
  },
  checkQuestionnaireFile: { ...read, ask: () => ({ query: ofFile, file }) },
  applyQuestionnaireFile: {
    ...read,
    mayEnd: ['REVISION_CONFLICT'],
    ask: () => ({ query: { ...ofFile, digest: 'of another file' }, file }),
  },
  getQuestionnaire: { ...read, ask: submittedOf },
  compareQuestionnaire: { ...read, ask: async (stage) => ({ ...(await submittedOf(stage)), query: {} }) },
  getHospitalGap: { ...read, ask: ofCounty },
  listGaps: { ...read, ask: () => ({ query: {} }) },
} satisfies Partial<Expectations>;
