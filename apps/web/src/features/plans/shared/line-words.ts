import type { PlanItem } from '@jiedui/contracts';
import { gradeOfStep, type PlanIndicator, type Specialty } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { gradeWords } from '../../hospitals/shared/grade';

const arrow = ' → ';

export const specialtyWords = (t: Translator, specialty: Specialty | null): string =>
  specialty ? t(`terms.specialty.${specialty}`) : t('plans.lines.allSpecialties');

/** A value of an indicator with its unit; grades and levels in their own words. */
export function indicatorValue(t: Translator, indicator: PlanIndicator, value: number): string {
  if (indicator === 'hospitalGrade') return gradeWords(t, gradeOfStep(value));
  return t(`plans.value.${indicator}`, { value });
}

/** What a line is called. */
export function lineName(t: Translator, item: PlanItem): string {
  switch (item.kind) {
    case 'post':
    case 'visit':
      return item.personName;
    case 'department':
    case 'method':
      return item.name;
    case 'technique':
      return t(`needs.technique.${item.technique}`);
    case 'apprentice':
      return item.mentorName + arrow + item.apprenticeName;
    case 'target':
      return `${t(`plans.indicator.${item.indicator}`)} · ${specialtyWords(t, item.specialty)}`;
    case 'milestone':
      return item.title;
  }
}

const spanWords = (t: Translator, from: string, until: string) => t('plans.gantt.span', { from, until });

const dueWords = (t: Translator, { dueOn, doneOn }: { dueOn: string; doneOn: string | null }) =>
  doneOn ? t('plans.lines.done', { doneOn }) : t('plans.lines.due', { dueOn });

/** What there is to say of a line besides its name. */
export function lineDetails(t: Translator, item: PlanItem): readonly string[] {
  switch (item.kind) {
    case 'post':
      return [
        item.title ? t(`people.doctorTitle.${item.title}`) : '',
        t(`terms.specialty.${item.specialty}`),
        spanWords(t, item.startsOn, item.endsOn),
        item.note,
      ];
    case 'visit':
      return [
        t(`terms.specialty.${item.specialty}`),
        spanWords(t, item.startsOn, item.endsOn),
        item.doneOn ? t('plans.lines.done', { doneOn: item.doneOn }) : '',
        item.purpose,
      ];
    case 'department':
      return [t(`terms.specialty.${item.specialty}`), dueWords(t, item)];
    case 'technique':
    case 'method':
    case 'milestone':
      return [dueWords(t, item)];
    case 'apprentice':
      return [t(`terms.specialty.${item.specialty}`), spanWords(t, item.startsOn, item.endsOn), item.aim];
    case 'target':
      return [
        t('plans.targets.line', {
          baseline: indicatorValue(t, item.indicator, item.baseline),
          goal: indicatorValue(t, item.indicator, item.goal),
        }),
      ];
  }
}
