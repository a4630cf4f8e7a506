import type { ConsultationSummary } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../api/queries';
import { sortedByClock } from '../../time/clock';
import { useNow } from '../../time/use-now';
import { ConsultationItem } from '../consultations/shared/consultation-item';
import { HomeSection } from './home-section';
import { TodaySessions } from './today-sessions';

const unsignedStates: readonly ConsultationState[] = ['accepted', 'scheduled', 'inSession'];

const isForAnswer = ({ relations }: ConsultationSummary) => relations.includes('invitedExpert');
const isForSignature = ({ state, relations }: ConsultationSummary) =>
  unsignedStates.includes(state) && relations.includes('assignedExpert');

export function ExpertHome() {
  const { t } = useTranslation();
  const now = useNow();
  const waiting = useQuery(consultationsQuery({ scope: 'waitingForMe', pageSize: 100 }));
  return (
    <div className="home-grid">
      <HomeSection
        title={t('home.expert.toAnswer')}
        empty={t('home.expert.toAnswerEmpty')}
        query={waiting}
        itemsOf={(page) => sortedByClock(page.items.filter(isForAnswer), now)}
        render={(item) => <ConsultationItem key={item.id} consultation={item} />}
        more={{ scope: 'waitingForMe' }}
        testId="home-to-answer"
      />
      <div className="home-column">
        <TodaySessions title={t('home.expert.myDay')} empty={t('home.expert.myDayEmpty')} />
        <HomeSection
          title={t('home.expert.toSign')}
          empty={t('home.expert.toSignEmpty')}
          query={waiting}
          itemsOf={(page) => sortedByClock(page.items.filter(isForSignature), now)}
          render={(item) => <ConsultationItem key={item.id} consultation={item} />}
          more={{ scope: 'waitingForMe' }}
          testId="home-to-sign"
        />
      </div>
    </div>
  );
}
