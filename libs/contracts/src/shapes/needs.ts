import {
  answerFields,
  capabilityLevels,
  careLanguages,
  programmeFlags,
  questionnaireKinds,
  questionnaireStates,
  type Specialty,
  specialties,
  techniques,
  techniquesOf,
} from '@jiedui/domain';
import { z } from 'zod';
import { Region } from './hospital.js';
import { instant, questionnaireId } from './ids.js';
import { Hospital, Person } from './people.js';
import { text } from './text.js';

const count = z.number().int().min(0);
const specialty = z.enum(specialties);
const capability = z.literal([...capabilityLevels]);
const technique = z.enum(techniques as [(typeof techniques)[number], ...typeof techniques]);
const evidence = text(1_000).meta({ description: 'What the level rests on' });

const isUnique = (items: readonly unknown[]) => new Set(items).size === items.length;
const setOf = <S extends z.ZodType>(item: S, max: number) =>
  z.array(item).max(max).refine(isUnique, { message: 'Named twice' });

const belongs = (specialty: Specialty, chosen: readonly string[]) =>
  chosen.every((one) => (techniquesOf[specialty] as readonly string[]).includes(one));
const foreignTechnique = { message: 'A technique of another specialty' };

export const CareLanguages = setOf(z.enum(careLanguages), careLanguages.length);

export const NeedAnswer = z
  .object({
    specialty,
    casesPerYear: count.max(1_000_000).nullable(),
    transferOutPercent: z.number().min(0).max(100).multipleOf(0.1).nullable(),
    capability: capability.nullable(),
    evidence,
    wantedTechniques: setOf(technique, 20),
    wantedPosts: count.max(100).meta({ description: 'People on site for half a year or more each' }),
  })
  .refine((line) => belongs(line.specialty, line.wantedTechniques), foreignTechnique)
  .meta({ id: 'NeedAnswer' });
export type NeedAnswer = z.infer<typeof NeedAnswer>;

export const OfferAnswer = z
  .object({ specialty, capability: capability.nullable(), evidence, techniques: setOf(technique, 20) })
  .refine((line) => belongs(line.specialty, line.techniques), foreignTechnique)
  .meta({ id: 'OfferAnswer' });
export type OfferAnswer = z.infer<typeof OfferAnswer>;

const linesOf = <S extends typeof NeedAnswer | typeof OfferAnswer>(line: S) =>
  z
    .array(line)
    .max(specialties.length)
    .refine((lines) => isUnique(lines.map((one) => one.specialty)), { message: 'A specialty twice' });

export const NeedsAnswers = z
  .object({ kind: z.literal('needs'), languages: CareLanguages, specialties: linesOf(NeedAnswer) })
  .meta({ id: 'NeedsAnswers' });
export type NeedsAnswers = z.infer<typeof NeedsAnswers>;

export const StrengthsAnswers = z
  .object({
    kind: z.literal('strengths'),
    languages: CareLanguages,
    posts: count
      .max(1_000)
      .nullable()
      .meta({ description: 'People it can send in a year, for half a year or more each' }),
    teleclinicHoursPerWeek: z.number().min(0).max(1_000).multipleOf(0.1).nullable(),
    specialties: linesOf(OfferAnswer),
  })
  .meta({ id: 'StrengthsAnswers' });
export type StrengthsAnswers = z.infer<typeof StrengthsAnswers>;

/** What is null in a line was not answered yet; a version that was submitted has no such answer. */
export const Answers = z.discriminatedUnion('kind', [NeedsAnswers, StrengthsAnswers]);
export type Answers = z.infer<typeof Answers>;

export const questionnaireYear = z.number().int().min(2016).max(2100);

export const QuestionnaireVersion = z
  .object({
    id: questionnaireId,
    kind: z.enum(questionnaireKinds),
    year: z.number().int(),
    state: z.enum(questionnaireStates),
    version: z.number().int().nullable().meta({ description: 'Of its year, from 1; null on a draft' }),
    basedOn: z.number().int().meta({ description: 'The latest version when it was begun; 0 for none' }),
    revision: z.number().int().meta({ description: 'Of a draft: to be sent with the next change' }),
    savedBy: Person,
    savedAt: instant,
    submittedBy: Person.nullable(),
    submittedAt: instant.nullable(),
  })
  .meta({ id: 'QuestionnaireVersion' });
export type QuestionnaireVersion = z.infer<typeof QuestionnaireVersion>;

export const Questionnaire = QuestionnaireVersion.extend({ hospital: Hospital, answers: Answers }).meta({
  id: 'Questionnaire',
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** All that the page of one hospital and year needs to begin. */
export const QuestionnaireDesk = z
  .object({
    hospital: Hospital,
    kind: z.enum(questionnaireKinds).nullable().meta({ description: 'Null where the hospital answers none' }),
    year: z.number().int(),
    years: z.array(z.number().int()).meta({ description: 'Those that may be answered, latest first' }),
    draft: Questionnaire.nullable().meta({ description: 'Shown to those who may answer' }),
    latest: Questionnaire.nullable().meta({ description: 'The latest version of this year' }),
    earlier: Questionnaire.nullable().meta({ description: 'The latest version of an earlier year' }),
    may: z.object({ answer: z.boolean() }),
  })
  .meta({ id: 'QuestionnaireDesk' });
export type QuestionnaireDesk = z.infer<typeof QuestionnaireDesk>;

const answerValue = z.union([z.string(), z.number(), z.array(z.string())]).nullable();
export const AnswerDifference = z
  .object({
    specialty: specialty.nullable().meta({ description: 'Null for an answer of the whole' }),
    line: z.enum(['added', 'removed', 'kept']).nullable(),
    field: z.enum(answerFields),
    before: answerValue,
    after: answerValue,
  })
  .meta({ id: 'AnswerDifference' });
export type AnswerDifference = z.infer<typeof AnswerDifference>;

export const QuestionnaireComparison = z
  .object({
    before: QuestionnaireVersion.nullable().meta({ description: 'Null where there is no earlier version' }),
    after: QuestionnaireVersion,
    differences: z.array(AnswerDifference),
  })
  .meta({ id: 'QuestionnaireComparison' });
export type QuestionnaireComparison = z.infer<typeof QuestionnaireComparison>;

const levelCases = z.number().meta({
  description:
    'Cases a year times missing levels, a case sent out of the county counted twice; 0 where level 3 is reached',
});

export const GapLine = z
  .object({
    specialty,
    casesPerYear: count,
    transferOutPercent: z.number(),
    casesSentOut: z.number().meta({ description: 'A year' }),
    capability,
    levelsMissing: count,
    levelCases,
    evidence,
    wantedTechniques: z.array(technique),
    wantedPosts: count,
    asksForHelp: z.boolean(),
  })
  .meta({ id: 'GapLine' });
export type GapLine = z.infer<typeof GapLine>;

export const GapPartner = z
  .object({
    hospital: Hospital,
    isLead: z.boolean(),
    agreedSpecialties: z.array(specialty),
    validUntil: z.iso.date().nullable(),
    offers: z.array(z.object({ specialty, capability })).meta({ description: 'As it said of itself last' }),
  })
  .meta({ id: 'GapPartner' });
export type GapPartner = z.infer<typeof GapPartner>;

export const HospitalGap = z
  .object({
    hospital: Hospital,
    version: QuestionnaireVersion.nullable().meta({ description: 'Null where nothing was submitted yet' }),
    languages: z.array(z.enum(careLanguages)),
    levelCases,
    lines: z.array(GapLine).meta({ description: 'Widest gap first' }),
    partners: z.array(GapPartner).meta({ description: 'By agreements in force today' }),
  })
  .meta({ id: 'HospitalGap' });
export type HospitalGap = z.infer<typeof HospitalGap>;

/** A county hospital in the ranking of a region. */
export const RankedGap = z
  .object({
    rank: z.number().int(),
    hospital: Hospital,
    regionPath: z.array(Region),
    flags: z.array(z.enum(programmeFlags)),
    year: z.number().int(),
    levelCases,
    casesPerYear: count,
    casesSentOut: z.number(),
    linesBelow: count.meta({ description: 'Specialties below the expected level' }),
    linesAsking: count.meta({ description: 'Specialties that ask for people or techniques' }),
    widest: z.object({ specialty, levelCases }).nullable(),
    partners: count,
  })
  .meta({ id: 'RankedGap' });
export type RankedGap = z.infer<typeof RankedGap>;
