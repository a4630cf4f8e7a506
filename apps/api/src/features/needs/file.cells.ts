import type { Locale } from '@jiedui/contracts';
import {
  type Answers,
  columnsOf,
  type NeedAnswer,
  type NeedsFileColumn,
  type OfferAnswer,
} from '@jiedui/domain';
import { messages } from '@jiedui/messages';
import type { TableRow } from '../../base/tables/table.writer.js';

type Cells = Partial<Record<NeedsFileColumn, string | number | null>>;

const listed = (items: readonly string[]) => items.join('; ');

function lineCells(line: NeedAnswer | OfferAnswer, locale: Locale): Cells {
  const { needs, terms } = messages[locale];
  const common = {
    specialty: terms.specialty[line.specialty],
    capability: line.capability,
    evidence: line.evidence,
  };
  if ('techniques' in line) {
    return { ...common, techniques: listed(line.techniques.map((one) => needs.technique[one])) };
  }
  return {
    ...common,
    casesPerYear: line.casesPerYear,
    transferOutPercent: line.transferOutPercent,
    wantedTechniques: listed(line.wantedTechniques.map((one) => needs.technique[one])),
    wantedPosts: line.wantedPosts,
  };
}

/** One line of a file for each specialty; what is the hospital's own stands on each. An import understands both languages. */
export function answerCells(code: string, answers: Answers, locale: Locale): TableRow[] {
  const { language } = messages[locale].needs;
  const ofHospital: Cells = {
    code,
    languages: listed(answers.languages.map((one) => language[one])),
    ...(answers.kind === 'strengths'
      ? { posts: answers.posts, teleclinicHoursPerWeek: answers.teleclinicHoursPerWeek }
      : {}),
  };
  return answers.specialties.map((line) => {
    const cells: Cells = { ...ofHospital, ...lineCells(line, locale) };
    return columnsOf[answers.kind].map((column) => cells[column] ?? null);
  });
}
