import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import '../../styles/on-call.css';
import { buttonClass } from '../../ui/button';
import { triageQuery } from '../triage/triage-queries';
import { onCallNowQuery } from './on-call-queries';

/** On the home of a coordinator: what is overdue, who is on call, and the way to both. */
export function OnCallSection() {
  const { t } = useTranslation();
  const name = useName();
  const { data: triage } = useQuery(triageQuery({}, 1));
  const { data: hospitals = [] } = useQuery(onCallNowQuery);
  const counts = triage?.counts;
  return (
    <section className="panel" aria-labelledby="home-on-call-title" data-testid="home-on-call">
      <h2 className="panel-title" id="home-on-call-title">
        {t('onCall.home.title')}
        {counts && counts.overdue > 0 && (
          <span className="clock clock-overdue">{t('onCall.home.overdue', { count: counts.overdue })}</span>
        )}
        {counts && counts.soon > 0 && (
          <span className="clock clock-soon">{t('onCall.home.soon', { count: counts.soon })}</span>
        )}
        <Link to="/triage" className={buttonClass({ tone: 'primary' })} data-testid="to-triage">
          {t('onCall.home.triage')}
        </Link>
      </h2>
      <ul className="items">
        {hospitals.flatMap(({ hospital, specialties }) =>
          specialties.map(({ specialty, onCall: [first] }) => (
            <li key={`${hospital.id}-${specialty}`} className="item on-call-line">
              {t(`terms.specialty.${specialty}`)} ·{' '}
              {first ? (
                <strong>{name(first.person)}</strong>
              ) : (
                <span className="tag tag-danger">{t('onCall.now.nobody')}</span>
              )}
            </li>
          )),
        )}
      </ul>
      <Link to="/on-call" className="panel-more" data-testid="to-on-call">
        {t('onCall.home.more')}
      </Link>
    </section>
  );
}
