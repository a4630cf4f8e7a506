import type { NextAction } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';

/** What to do and why, in one sentence. */
export function actionWords(t: Translator, action: NextAction): string {
  switch (action.code) {
    case 'holdTeleclinic':
      return t('radar.action.holdTeleclinic', {
        specialty: t(`terms.specialty.${action.specialty}`),
        percent: action.transferOutPercent,
        needs: action.needs,
      });
    case 'finishMilestone':
      return t('radar.action.finishMilestone', { overdue: action.overdue, days: action.days });
    case 'renewAgreement':
      return t('radar.action.renewAgreement', { days: action.days });
    case 'makePlan':
      return t('radar.action.makePlan', { year: action.year });
    case 'agreeRhythm':
    case 'inviteTeaching':
    case 'callPartner':
      return t(`radar.action.${action.code}`);
  }
}
