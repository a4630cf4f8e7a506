import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { describeError } from '../api/error-words';
import { ApiError, UnreachableError } from '../api/errors';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Result
      status="404"
      icon={null}
      title={<h1 className="page-title">{t('shell.failure.notFoundTitle')}</h1>}
      subTitle={t('shell.failure.notFoundRemedy')}
      extra={<Link to="/">{t('shell.failure.toHome')}</Link>}
    />
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
    <Result
      status="warning"
      title={words.title}
      subTitle={words.remedy}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('shell.failure.reload')}
        </Button>
      }
    />
  );
}

export function PagePending() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
