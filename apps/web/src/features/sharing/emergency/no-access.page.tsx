import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { holdsRole, useSignedIn } from '../../../session/me';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { buttonClass } from '../../../ui/button';

/** For doctors, the way to a consultation of their hospital that they do not take part in. */
function EmergencyWay() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  if (!holdsRole(me, 'countyDoctor', 'expert')) return null;
  return (
    <p className="emergency-way">
      {t('sharing.emergency.fromNotFound')}{' '}
      <Link to="/emergency-access" data-testid="to-emergency-access">
        {t('sharing.emergency.title')}
      </Link>
    </p>
  );
}

/** A consultation that is not there for this person: never was, or is no longer. */
export function NoAccessPage({ wasSeen }: { readonly wasSeen: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {wasSeen ? (
        <div className="empty" role="alert" data-testid="access-ended">
          <h1 className="page-title">{t('sharing.emergency.endedTitle')}</h1>
          <p>{t('sharing.emergency.endedText')}</p>
          <Link to="/" className={buttonClass({ tone: 'primary' })}>
            {t('shell.failure.toHome')}
          </Link>
        </div>
      ) : (
        <NotFoundPage />
      )}
      <EmergencyWay />
    </>
  );
}
