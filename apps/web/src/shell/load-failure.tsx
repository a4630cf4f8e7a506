import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { describeError } from '../api/error-words';

/** A part of a page that could not be loaded, with the way to try again. */
export function LoadFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const { title, remedy } = describeError(t, error);
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={remedy}
      action={
        <Button size="small" onClick={onRetry}>
          {t('shell.retry')}
        </Button>
      }
      data-testid="load-failure"
    />
  );
}
