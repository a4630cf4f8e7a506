import type { AgreementSummary } from '@jiedui/contracts';
import { type AgreementState, contractDay, expiringWithinDays } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';

const tones: Record<AgreementState, string> = {
  draft: 'calm',
  proposed: 'action',
  accepted: 'action',
  active: 'success',
  suspended: 'warning',
  ended: 'calm',
  expired: 'calm',
  renewed: 'calm',
  declined: 'calm',
  withdrawn: 'calm',
};

export function AgreementStateTag({ state }: { readonly state: AgreementState }) {
  const { t } = useTranslation();
  return (
    <span className={`tag tag-${tones[state]}`} data-testid="agreement-state" data-state={state}>
      {t(`pairings.state.${state}`)}
    </span>
  );
}

type Clocked = Pick<AgreementSummary, 'state' | 'daysLeft' | 'suspendedAt' | 'isRenewalBegun'>;
type Level = 'calm' | 'soon' | 'overdue';

const verySoonDays = 14;

function levelOf({ state, daysLeft, isRenewalBegun }: Clocked): Level {
  if (state === 'suspended') return 'soon';
  if (state !== 'active' || daysLeft === null || daysLeft > expiringWithinDays) return 'calm';
  return daysLeft <= verySoonDays && !isRenewalBegun ? 'overdue' : 'soon';
}

function words(t: Translator, { state, daysLeft, suspendedAt }: Clocked): string | undefined {
  if (suspendedAt) return t('pairings.clock.suspendedSince', { date: contractDay(new Date(suspendedAt)) });
  if (daysLeft === null || daysLeft < 0) return undefined;
  if (state === 'accepted') {
    return daysLeft === 0
      ? t('pairings.clock.startsToday')
      : t('pairings.clock.startsIn', { count: daysLeft });
  }
  return daysLeft === 0 ? t('pairings.clock.endsToday') : t('pairings.clock.endsIn', { count: daysLeft });
}

/** The clock of an agreement: calm until its end is near. */
export function AgreementClock({ agreement }: { readonly agreement: Clocked }) {
  const { t } = useTranslation();
  const said = words(t, agreement);
  if (said === undefined) return null;
  return (
    <span className={`clock clock-${levelOf(agreement)}`} data-testid="agreement-clock">
      {said}
    </span>
  );
}

/** What makes this agreement stand out: it leads, it waits for my side, it is being renewed. */
export function AgreementMarks({ agreement }: { readonly agreement: AgreementSummary }) {
  const { t } = useTranslation();
  const { isLead, waitsForMe, isRenewalBegun } = agreement;
  return (
    <>
      {waitsForMe && (
        <span className="tag tag-danger" data-testid="waits-for-me">
          {t('pairings.waitingForMe')}
        </span>
      )}
      {isLead && <span className="tag tag-action">{t('pairings.lead')}</span>}
      {isRenewalBegun && <span className="tag tag-calm">{t('pairings.renewing')}</span>}
    </>
  );
}
