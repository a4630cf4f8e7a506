import type { PlanInTrouble } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../language/language';
import { HomeSection } from '../home/home-section';
import { planDeviationsQuery } from './plan-queries';
import { deviationWords, isPastDeviation } from './shared/deviation-words';
import { usePairingName } from './shared/pairing-name';

const shownAtMost = 3;

function Item({ plan }: { readonly plan: PlanInTrouble }) {
  const { t } = useTranslation();
  const nameOf = usePairingName();
  const locale = useLocale();
  const open = plan.deviations.filter((deviation) => !isPastDeviation(deviation));
  const rest = open.length - shownAtMost;
  return (
    <li className="item" data-testid="plan-in-trouble">
      <Link to="/plans/$planId" params={{ planId: plan.id }} className="item-link">
        <span className="item-head">
          <span className="number">{plan.year}</span> {nameOf(plan.pairing)}
        </span>
        {open.slice(0, shownAtMost).map((deviation) => {
          const words = deviationWords(t, locale, deviation);
          return (
            <span key={words} className="item-details">
              {words}
            </span>
          );
        })}
        {rest > 0 && <span className="item-details">{t('plans.deviations.more', { count: rest })}</span>}
      </Link>
    </li>
  );
}

/** Running plans of mine with something that can still be mended. */
export function PlanDeviationsSection() {
  const { t } = useTranslation();
  const query = useQuery(planDeviationsQuery);
  return (
    <HomeSection
      title={t('plans.deviations.home')}
      empty={t('plans.deviations.homeEmpty')}
      query={query}
      itemsOf={(plans) =>
        plans.filter(({ deviations }) => deviations.some((deviation) => !isPastDeviation(deviation)))
      }
      render={(plan) => <Item key={plan.id} plan={plan} />}
      testId="home-plan-deviations"
    />
  );
}
