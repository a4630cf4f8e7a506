import { PlusOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

export function NewRequestButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Button
      type="primary"
      size="large"
      icon={<PlusOutlined aria-hidden />}
      onClick={() => void navigate({ to: '/requests/$draftId', params: { draftId: 'new' } })}
      data-testid="new-request"
    >
      {t('shell.newRequest')}
    </Button>
  );
}
