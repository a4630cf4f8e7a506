import type { Locale, PlanDeviation } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';
import { monthName } from './month-name';

export function deviationWords(t: Translator, locale: Locale, deviation: PlanDeviation): string {
  switch (deviation.kind) {
    case 'milestoneOverdue': {
      const { title, dueOn, daysLate } = deviation;
      return t('plans.deviations.milestoneOverdue', { title, dueOn, count: daysLate });
    }
    case 'monthUncovered': {
      const { uncoveredDays: count, isPast } = deviation;
      const month = monthName(locale, deviation.month);
      return isPast
        ? t('plans.deviations.monthUncoveredPast', { month, count })
        : t('plans.deviations.monthUncovered', { month, count });
    }
    case 'postShort': {
      const { personName: name, months, neededMonths: needed } = deviation;
      return t('plans.deviations.postShort', { name, months, needed });
    }
    case 'peopleMissing':
    case 'peopleTooMany': {
      const { people, by: count } = deviation;
      return t(`plans.deviations.${deviation.kind}`, { people, count });
    }
  }
}

/** What cannot be mended any more is told calmly. */
export const isPastDeviation = (deviation: PlanDeviation): boolean =>
  deviation.kind === 'monthUncovered' && deviation.isPast;
