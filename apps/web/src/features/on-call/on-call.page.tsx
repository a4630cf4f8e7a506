import { useTranslation } from 'react-i18next';
import { holdsRole, useSignedIn } from '../../session/me';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/on-call.css';
import { MyShiftsPanel } from './my-shifts';
import { OnCallNow } from './on-call-now';
import { CreditsPanel } from './credits.panel';
import { OpenPages, PageHistory } from './pages.panel';
import { SettingPanels } from './setting.panel';

/** Who is on call, who was paged, and for experts the shifts of their own. */
export function OnCallPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  usePageTitle(t('onCall.title'));
  const isCoordinator = holdsRole(me, 'coordinator');
  return (
    <div className="page" data-testid="on-call-page-root">
      <div className="page-head">
        <h1 className="page-title">{t('onCall.title')}</h1>
      </div>
      <OpenPages />
      <OnCallNow />
      {holdsRole(me, 'expert') && <MyShiftsPanel />}
      <PageHistory />
      {isCoordinator && <CreditsPanel />}
      {isCoordinator && <SettingPanels />}
    </div>
  );
}
