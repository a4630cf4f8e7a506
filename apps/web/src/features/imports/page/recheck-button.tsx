import type { ImportRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { useImportAction } from './use-import-action';

export function RecheckButton({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const recheck = useImportAction(run, () => call('recheckImport', { params: { importId: run.id } }));
  if (!run.actions.includes('recheck')) return null;
  return (
    <Button
      isBusy={recheck.isPending}
      title={t('imports.page.recheckHint')}
      onClick={() => recheck.mutate(undefined, { onError: fail })}
      data-testid="import-recheck"
    >
      {t('imports.page.recheck')}
    </Button>
  );
}
