import { useTranslation } from 'react-i18next';
import { describeError } from '../api/error-words';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** A part of a page that could not be loaded, with the way to try again. */
export function LoadFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const { title, remedy } = describeError(t, error);
  return (
    <Notice
      tone="danger"
      title={title}
      action={<Button onClick={onRetry}>{t('shell.retry')}</Button>}
      testId="load-failure"
    >
      {remedy}
    </Notice>
  );
}
