import type { ImportRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { describeError } from '../../../api/error-words';
import { useNumber } from '../../../language/number';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { useImportAction } from './use-import-action';

/** Says in numbers what is about to happen, before it does. */
export function ApplyDialog({ run, onClose }: { readonly run: ImportRun; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { created, changed, bad } = run.counts;
  const apply = useImportAction(run, () =>
    call('applyImport', { params: { importId: run.id }, body: { skipBadRows: bad > 0 } }),
  );
  const failure = apply.error ? describeError(t, apply.error) : undefined;
  return (
    <Dialog
      title={t('imports.page.confirmTitle')}
      onClose={onClose}
      confirm={{
        label: t('imports.page.confirm'),
        isBusy: apply.isPending,
        testId: 'confirm-apply',
        onClick: () => apply.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <ul className="confirm-numbers" data-testid="confirm-numbers">
        {created > 0 && <li>{t('imports.page.confirmCreated', { number: number(created) })}</li>}
        {changed > 0 && <li>{t('imports.page.confirmChanged', { number: number(changed) })}</li>}
        {bad > 0 && (
          <li className="form-error">{t('imports.page.confirmSkipped', { number: number(bad) })}</li>
        )}
      </ul>
      <p>{t('imports.page.confirmText')}</p>
      {failure && (
        <Notice tone="danger" title={failure.title} testId="dialog-error">
          {failure.remedy}
        </Notice>
      )}
    </Dialog>
  );
}
