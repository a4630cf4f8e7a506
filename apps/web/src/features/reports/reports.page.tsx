import { useTranslation } from 'react-i18next';
import { holdsRole, useSignedIn } from '../../session/me';
import { NotFoundPage } from '../../shell/fallback.pages';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/outcomes.css';
import '../../styles/reports.css';
import { AskForm } from './ask.form';
import { PastReports } from './past-reports';

/** Reports for the health commission: asked for here, made in the background, kept for a while. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  usePageTitle(t('reports.title'));
  if (!holdsRole(me, 'supervisor', 'coordinator', 'hospitalAdministrator')) return <NotFoundPage />;
  return (
    <div className="page" data-testid="reports-page">
      <h1 className="page-title">{t('reports.title')}</h1>
      <p className="soft page-hint">{t('reports.intro')}</p>
      <AskForm />
      <PastReports />
    </div>
  );
}
