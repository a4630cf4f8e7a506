import type { MatchingRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';

const tones: Record<MatchingRun['state'], string> = {
  queued: 'tag-calm',
  solving: 'tag-action',
  solved: 'tag-success',
  infeasible: 'tag-warning',
  cancelled: 'tag-calm',
  failed: 'tag-danger',
};

export function RunStateTag({ run }: { readonly run: Pick<MatchingRun, 'state' | 'percent'> }) {
  const { t } = useTranslation();
  const { state, percent } = run;
  return (
    <span className={`tag ${tones[state]}`} data-testid="run-state" data-state={state}>
      {t(`matching.state.${state}`)}
      {state === 'solving' && ` ${percent}%`}
    </span>
  );
}
