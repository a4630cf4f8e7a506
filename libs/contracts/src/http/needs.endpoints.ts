import { questionnaireKinds, specialties } from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, questionnaireId } from '../shapes/ids.js';
import { TableFormat, tableMediaTypes } from '../shapes/import.js';
import {
  Answers,
  HospitalGap,
  Questionnaire,
  QuestionnaireComparison,
  QuestionnaireDesk,
  QuestionnaireVersion,
  questionnaireYear,
  RankedGap,
} from '../shapes/needs.js';
import { NeedsFileReport } from '../shapes/needs-file.js';
import { regionCode } from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'needs';
const access = 'signedIn';
const ofHospital = z.object({ hospitalId });
const ofQuestionnaire = z.object({ questionnaireId });
const files = Object.values(tableMediaTypes);
const year = z.coerce.number().pipe(questionnaireYear);
const revision = z.number().int().min(0).meta({ description: 'Of the draft; 0 where there is none yet' });

export const QuestionnaireVersionPage = pageOf(QuestionnaireVersion).meta({ id: 'QuestionnaireVersionPage' });
export type QuestionnaireVersionPage = z.infer<typeof QuestionnaireVersionPage>;

export const RankedGapPage = pageOf(RankedGap)
  .extend({
    unanswered: z
      .number()
      .int()
      .meta({ description: 'Hospitals of the region that were asked and never answered' }),
  })
  .meta({ id: 'RankedGapPage' });
export type RankedGapPage = z.infer<typeof RankedGapPage>;

const ofFile = z.object({ kind: z.enum(questionnaireKinds), year });
const fileErrors = [
  'ACTION_NOT_ALLOWED',
  'FILE_EMPTY',
  'IMPORT_FORMAT_UNSUPPORTED',
  'QUESTIONNAIRE_FILE_TOO_LARGE',
  'QUESTIONNAIRE_FILE_UNREADABLE',
] as const;

export const needsEndpoints = {
  getQuestionnaireDesk: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/questionnaire',
    tag,
    summary: 'What a hospital answered for a year, and its draft for those who may answer',
    access,
    params: ofHospital,
    query: z.object({ year: year.optional().meta({ description: 'This year where left out' }) }),
    response: QuestionnaireDesk,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  saveQuestionnaireDraft: endpoint({
    method: 'PUT',
    path: '/hospitals/{hospitalId}/questionnaire',
    tag,
    summary: 'Keep the draft of a year; the first saving begins it from the latest version',
    access,
    params: ofHospital,
    body: z.object({ year: questionnaireYear, revision, answers: Answers }),
    response: Questionnaire,
    errors: ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT'],
  }),
  discardQuestionnaireDraft: endpoint({
    method: 'DELETE',
    path: '/hospitals/{hospitalId}/questionnaire',
    tag,
    summary: 'Throw the draft of a year away; what was submitted stays',
    access,
    params: ofHospital,
    query: z.object({ year, revision: z.coerce.number().pipe(revision) }),
    errors: ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT'],
  }),
  submitQuestionnaire: endpoint({
    method: 'POST',
    path: '/hospitals/{hospitalId}/questionnaire/submit',
    tag,
    summary: 'Make the draft the next version of its year, which never changes again',
    access,
    params: ofHospital,
    body: z.object({
      year: questionnaireYear,
      revision,
      overVersion: z
        .number()
        .int()
        .min(0)
        .meta({ description: 'The latest version I know; 0 for none. A newer one refuses this' }),
    }),
    response: Questionnaire,
    errors: [
      'ACTION_NOT_ALLOWED',
      'REVISION_CONFLICT',
      'QUESTIONNAIRE_INCOMPLETE',
      'QUESTIONNAIRE_UNCHANGED',
      'QUESTIONNAIRE_SUPERSEDED',
    ],
  }),
  listQuestionnaireVersions: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/questionnaires',
    tag,
    summary: 'All that a hospital submitted, latest first',
    access,
    params: ofHospital,
    query: z.object(paged),
    response: QuestionnaireVersionPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  exportQuestionnaires: endpoint({
    method: 'GET',
    path: '/questionnaires/export',
    tag,
    summary: 'The latest answers of a region as a file with the columns of an import',
    access,
    query: ofFile.extend({ format: TableFormat, regionCode: regionCode.optional() }),
    givesFile: files,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  downloadQuestionnaireTemplate: endpoint({
    method: 'GET',
    path: '/questionnaires/template',
    tag,
    summary: 'A file with the columns that an import understands, and an example',
    access,
    query: z.object({ kind: z.enum(questionnaireKinds), format: TableFormat }),
    givesFile: files,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  checkQuestionnaireFile: endpoint({
    method: 'POST',
    path: '/questionnaires/check',
    tag,
    summary: 'What a CSV or XLSX file of at most 5,000 rows would do; nothing is changed',
    access,
    query: ofFile,
    takesFile: true,
    response: NeedsFileReport,
    errors: fileErrors,
  }),
  applyQuestionnaireFile: endpoint({
    method: 'POST',
    path: '/questionnaires/apply',
    tag,
    summary: 'Submit what a checked file says: all of its good hospitals or nothing',
    access,
    query: ofFile.extend({
      digest: z.string().max(64).meta({ description: 'Of the report that was agreed to' }),
      skipBadHospitals: z.stringbool().default(false),
    }),
    takesFile: true,
    response: NeedsFileReport,
    errors: [...fileErrors, 'REVISION_CONFLICT', 'IMPORT_HAS_BAD_ROWS', 'IMPORT_CHANGES_NOTHING'],
  }),
  getQuestionnaire: endpoint({
    method: 'GET',
    path: '/questionnaires/{questionnaireId}',
    tag,
    summary: 'One version that was submitted',
    access,
    params: ofQuestionnaire,
    response: Questionnaire,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  compareQuestionnaire: endpoint({
    method: 'GET',
    path: '/questionnaires/{questionnaireId}/differences',
    tag,
    summary: 'How a version differs from another of the same hospital, or from the one before it',
    access,
    params: ofQuestionnaire,
    query: z.object({ from: questionnaireId.optional() }),
    response: QuestionnaireComparison,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getHospitalGap: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/gap',
    tag,
    summary: 'Where a county hospital falls short, by specialty, and who helps it already',
    access,
    params: ofHospital,
    response: HospitalGap,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listGaps: endpoint({
    method: 'GET',
    path: '/gaps',
    tag,
    summary: 'The county hospitals of a region by their gap, widest first',
    access,
    query: z.object({
      regionCode: regionCode.optional().meta({ description: 'The region and all below it' }),
      specialty: z
        .enum(specialties)
        .optional()
        .meta({ description: 'Ranks by the gap in this specialty alone' }),
      search: text(100).optional(),
      ...paged,
    }),
    response: RankedGapPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};
