import type { ConsultationPage } from '@jiedui/contracts';
import { openStates, type ConsultationState } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../api/queries';
import { sortedByClock } from '../../time/clock';
import { useNow } from '../../time/use-now';
import { ConsultationItem } from '../consultations/shared/consultation-item';
import { DeviceDraftsSection } from './device-drafts.section';
import { HomeSection } from './home-section';
import { TodaySessions } from './today-sessions';

const answeredStates: readonly ConsultationState[] = ['signed', 'acknowledged'];
const waitingStates = openStates.filter((state) => !answeredStates.includes(state));

const mine = (page: ConsultationPage, states: readonly ConsultationState[]) =>
  page.items.filter(({ state, relations }) => states.includes(state) && relations.includes('requester'));

export function CountyDoctorHome() {
  const { t } = useTranslation();
  const now = useNow();
  const open = useQuery(consultationsQuery({ scope: 'open', pageSize: 100 }));
  const drafts = useQuery(consultationsQuery({ state: 'draft', pageSize: 100 }));
  return (
    <div className="home-grid">
      <div className="home-column">
        <HomeSection
          title={t('home.countyDoctor.acknowledge')}
          empty={t('home.countyDoctor.acknowledgeEmpty')}
          query={open}
          itemsOf={(page) => mine(page, answeredStates)}
          render={(item) => <ConsultationItem key={item.id} consultation={item} />}
          more={{ scope: 'waitingForMe' }}
          testId="home-acknowledge"
        />
        <HomeSection
          title={t('home.countyDoctor.waiting')}
          empty={t('home.countyDoctor.waitingEmpty')}
          query={open}
          itemsOf={(page) => sortedByClock(mine(page, waitingStates), now)}
          render={(item) => <ConsultationItem key={item.id} consultation={item} />}
          more={{ scope: 'open' }}
          testId="home-waiting"
        />
      </div>
      <div className="home-column">
        <DeviceDraftsSection />
        <TodaySessions title={t('home.countyDoctor.sessions')} empty={t('home.countyDoctor.sessionsEmpty')} />
        <HomeSection
          title={t('home.countyDoctor.drafts')}
          empty={t('home.countyDoctor.draftsEmpty')}
          query={drafts}
          itemsOf={(page) => page.items}
          render={(item) => <ConsultationItem key={item.id} consultation={item} />}
          more={{ state: 'draft' }}
          testId="home-drafts"
        />
      </div>
    </div>
  );
}
