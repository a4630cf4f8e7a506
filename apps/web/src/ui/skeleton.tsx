import { useTranslation } from 'react-i18next';

/** The shape of what is coming, instead of a spinner. */
export function Skeleton({ rows }: { readonly rows: number }) {
  const { t } = useTranslation();
  return (
    <output className="skeleton" aria-label={t('shell.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton-row" />
      ))}
    </output>
  );
}
