import type { PlanTemplate } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';

/** "at least 5 people · at least 6 months each · somebody on site every month" */
export function requirementWords(t: Translator, { staffing }: PlanTemplate): string {
  const { peopleAtLeast: least, peopleAtMost: most, monthsEach, presence } = staffing;
  if (least === 0) return t('plans.requirement.nobody');
  return [
    most === null
      ? t('plans.requirement.people', { least })
      : t('plans.requirement.peopleBetween', { least, most }),
    t('plans.requirement.months', { count: monthsEach }),
    t(`plans.presence.${presence}`),
  ].join(' · ');
}
