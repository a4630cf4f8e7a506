import { LockOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** Of a session that the media nodes neither see nor hear. */
export function EncryptedTag() {
  const { t } = useTranslation();
  return (
    <span className="tag tag-calm" data-testid="session-encrypted">
      <LockOutlined aria-hidden /> {t('consultation.encrypted')}
    </span>
  );
}
