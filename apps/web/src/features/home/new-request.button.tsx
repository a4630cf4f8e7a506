import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../ui/button';

export function NewRequestButton() {
  const { t } = useTranslation();
  return (
    <Link
      to="/requests/$draftId"
      params={{ draftId: 'new' }}
      className={buttonClass({ tone: 'primary', isLarge: true })}
      data-testid="new-request"
    >
      <PlusOutlined aria-hidden /> {t('shell.newRequest')}
    </Link>
  );
}
