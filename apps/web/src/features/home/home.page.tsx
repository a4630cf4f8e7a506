import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { useSignedIn } from '../../session/me';
import { usePageTitle } from '../../shell/use-page-title';
import { HospitalAdministratorHome, PlatformAdministratorHome } from './administrator.home';
import { CoordinatorHome } from './coordinator.home';
import { CountyDoctorHome } from './county-doctor.home';
import { ExpertHome } from './expert.home';
import { NewRequestButton } from './new-request.button';
import { SupervisorHome } from './supervisor.home';

const homes = {
  countyDoctor: CountyDoctorHome,
  expert: ExpertHome,
  coordinator: CoordinatorHome,
  hospitalAdministrator: HospitalAdministratorHome,
  supervisor: SupervisorHome,
  platformAdministrator: PlatformAdministratorHome,
};

export function HomePage() {
  const { t } = useTranslation();
  const { me, post } = useSignedIn();
  const name = useName();
  usePageTitle(t('shell.home'));
  const Home = post && homes[post.role];
  return (
    <div className="page" data-testid={`home-${post?.role ?? 'none'}`}>
      <div className="page-head">
        <h1 className="page-title">{t('home.greeting', { name: name(me.person) })}</h1>
        {post?.role === 'countyDoctor' && <NewRequestButton />}
      </div>
      {Home && <Home />}
    </div>
  );
}
