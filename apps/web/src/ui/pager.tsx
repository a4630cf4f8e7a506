import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Button } from './button';

export function Pager(props: {
  readonly page: number;
  readonly pageCount: number;
  readonly onChange: (page: number) => void;
}) {
  const { t } = useTranslation();
  const { page, pageCount, onChange } = props;
  if (pageCount <= 1) return null;
  return (
    <nav className="pager" aria-label={t('list.pages')} data-testid="pager">
      <Button
        icon={<LeftOutlined aria-hidden />}
        disabled={page <= 1}
        onClick={() => onChange(page - 1)}
        data-testid="pager-previous"
      >
        {t('list.previousPage')}
      </Button>
      <span>{t('list.page', { page, count: pageCount })}</span>
      <Button disabled={page >= pageCount} onClick={() => onChange(page + 1)} data-testid="pager-next">
        {t('list.nextPage')} <RightOutlined aria-hidden />
      </Button>
    </nav>
  );
}
