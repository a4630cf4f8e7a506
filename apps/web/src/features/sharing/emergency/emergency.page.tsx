import { useTranslation } from 'react-i18next';
import { holdsRole, useSignedIn } from '../../../session/me';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { usePageTitle } from '../../../shell/use-page-title';
import { EmergencyForm } from './emergency.form';

const steps = ['proof', 'access', 'notice', 'review'] as const;

/** Emergency access: what it is for, what will follow, then the question itself. */
export function EmergencyPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  usePageTitle(t('sharing.emergency.title'));
  if (!holdsRole(me, 'countyDoctor', 'expert')) return <NotFoundPage />;
  return (
    <div className="page emergency" data-testid="emergency-page">
      <h1 className="page-title">{t('sharing.emergency.title')}</h1>
      <p className="emergency-lead">{t('sharing.emergency.lead')}</p>
      <section className="panel emergency-consequences" aria-labelledby="consequences-title">
        <h2 className="panel-title" id="consequences-title">
          {t('sharing.emergency.consequences')}
        </h2>
        <ol>
          {steps.map((step) => (
            <li key={step}>{t(`sharing.emergency.steps.${step}`)}</li>
          ))}
        </ol>
      </section>
      <EmergencyForm />
    </div>
  );
}
