import type { ImportRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { useImportAction } from './use-import-action';

export function CancelButton({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  const cancel = useImportAction(run, () => call('cancelImport', { params: { importId: run.id } }));
  if (!run.actions.includes('cancel')) return null;
  const question = () =>
    ask({
      title: t('imports.page.cancelTitle'),
      text: t('imports.page.cancelText'),
      confirm: {
        label: t('imports.page.cancel'),
        isDanger: true,
        testId: 'confirm-cancel',
        run: () => cancel.mutateAsync().then(() => succeed(t('imports.page.cancelDone')), fail),
      },
    });
  return (
    <Button tone="quietDanger" isBusy={cancel.isPending} onClick={question} data-testid="import-cancel">
      {t('imports.page.cancel')}
    </Button>
  );
}
