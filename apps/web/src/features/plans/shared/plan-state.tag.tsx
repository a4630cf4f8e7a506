import type { PlanState } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';

const tones: Record<PlanState, string> = {
  draft: 'calm',
  proposed: 'warning',
  agreed: 'action',
  running: 'success',
  reviewed: 'action',
  closed: 'calm',
  dropped: 'calm',
};

export function PlanStateTag({ state }: { readonly state: PlanState }) {
  const { t } = useTranslation();
  return (
    <span className={`tag tag-${tones[state]}`} data-testid="plan-state" data-state={state}>
      {t(`plans.state.${state}`)}
    </span>
  );
}
