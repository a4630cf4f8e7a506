import { ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** Overdue in words, not by colour alone. */
export function OverdueMark({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  if (count === 0) return <span className="soft">{t('oversight.onTime')}</span>;
  return (
    <span className="clock clock-overdue" data-testid="overdue-mark">
      <ExclamationCircleFilled aria-hidden /> {t('oversight.overdueCount', { count })}
    </span>
  );
}
