import type { ImportRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';

const tones: Record<ImportRun['state'], string> = {
  uploaded: 'tag-calm',
  checking: 'tag-action',
  checked: 'tag-warning',
  applying: 'tag-action',
  applied: 'tag-success',
  failed: 'tag-danger',
  cancelled: 'tag-calm',
};

export function ImportStateTag({ state }: Pick<ImportRun, 'state'>) {
  const { t } = useTranslation();
  return (
    <span className={`tag ${tones[state]}`} data-testid="import-state" data-state={state}>
      {t(`imports.state.${state}`)}
    </span>
  );
}
