import type { SlotPlanState } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';

const tones: Record<SlotPlanState, string> = {
  draft: 'tag-action',
  published: 'tag-success',
  replaced: 'tag-calm',
  withdrawn: 'tag-plain',
  discarded: 'tag-plain',
};

export function SlotPlanStateTag({ state }: { readonly state: SlotPlanState }) {
  const { t } = useTranslation();
  return (
    <span className={`tag ${tones[state]}`} data-testid="slot-plan-state" data-state={state}>
      {t(`slotPlans.state.${state}`)}
    </span>
  );
}
