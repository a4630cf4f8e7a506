import type { ConsultationState, Urgency } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';

type Tone = 'calm' | 'action' | 'success' | 'danger';

const tones: Record<ConsultationState, Tone> = {
  draft: 'calm',
  submitted: 'action',
  informationRequested: 'action',
  accepted: 'action',
  scheduled: 'action',
  waiting: 'success',
  inSession: 'success',
  missed: 'danger',
  opinionDrafted: 'action',
  signed: 'success',
  acknowledged: 'success',
  closed: 'calm',
  refused: 'danger',
  expired: 'danger',
  cancelled: 'calm',
};

export function StateTag({ state }: { readonly state: ConsultationState }) {
  const { t } = useTranslation();
  return (
    <span className={`tag tag-${tones[state]}`} data-testid="consultation-state" data-state={state}>
      {t(`terms.state.${state}`)}
    </span>
  );
}

const urgencyTones: Record<Urgency, string> = { routine: 'plain', urgent: 'warning', emergency: 'danger' };

export function UrgencyTag({ urgency }: { readonly urgency: Urgency | null }) {
  const { t } = useTranslation();
  if (urgency === null) return null;
  return <span className={`tag tag-${urgencyTones[urgency]}`}>{t(`terms.urgency.${urgency}`)}</span>;
}
