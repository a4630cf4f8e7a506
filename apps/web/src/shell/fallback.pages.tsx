import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { describeError } from '../api/error-words';
import { ApiError, UnreachableError } from '../api/errors';
import { Button, buttonClass } from '../ui/button';
import { Skeleton } from '../ui/skeleton';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className="empty" data-testid="not-found">
      <h1 className="page-title">{t('shell.failure.notFoundTitle')}</h1>
      <p>{t('shell.failure.notFoundRemedy')}</p>
      <Link to="/" className={buttonClass({ tone: 'primary' })}>
        {t('shell.failure.toHome')}
      </Link>
    </div>
  );
}

/** The last resort: something in a page broke. Says what to do, and that nothing saved is lost. */
export function PageFailure({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const isKnown = error instanceof ApiError || error instanceof UnreachableError;
  const words = isKnown
    ? describeError(t, error)
    : { title: t('shell.failure.pageTitle'), remedy: t('shell.failure.pageRemedy') };
  return (
    <div className="empty" role="alert" data-testid="page-failure">
      <h1 className="page-title">{words.title}</h1>
      <p>{words.remedy}</p>
      <Button tone="primary" onClick={() => window.location.reload()}>
        {t('shell.failure.reload')}
      </Button>
    </div>
  );
}

export const PagePending = () => <Skeleton rows={8} />;
