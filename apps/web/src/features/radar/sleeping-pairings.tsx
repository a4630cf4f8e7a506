import type { RadarItem } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import '../../styles/radar.css';
import { Skeleton } from '../../ui/skeleton';
import { actionWords } from './action-words';
import { radarQuery } from './radar-queries';
import { SilenceBadge } from './silence-badge';

const shownAtMost = 5;

function Item({ item }: { readonly item: RadarItem }) {
  const { t } = useTranslation();
  const name = useName();
  const { pairing, nextAction } = item;
  return (
    <li className="item" data-testid="sleeping-pairing">
      <Link to="/radar/$pairingId" params={{ pairingId: pairing.id }} className="item-link">
        <span className="item-head">
          <strong>
            {name(pairing.invitingHospital)} → {name(pairing.invitedHospital)}
          </strong>
          <SilenceBadge item={item} />
        </span>
        {nextAction && <span className="item-details">{actionWords(t, nextAction)}</span>}
      </Link>
    </li>
  );
}

/** The pairings that have slept longest, on the home of whoever can wake them. */
export function SleepingPairings() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(radarQuery({ state: 'asleep' }, shownAtMost));
  return (
    <section className="panel" aria-labelledby="sleeping-title" data-testid="home-sleeping">
      <h2 className="panel-title" id="sleeping-title">
        {t('radar.home.title')}
        {data && data.total > 0 && <span className="panel-count">{data.total}</span>}
      </h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} />}
      {data?.items.length === 0 && <p className="panel-empty">{t('radar.home.empty')}</p>}
      <ul className="items">
        {data?.items.map((item) => (
          <Item key={item.pairing.id} item={item} />
        ))}
      </ul>
      <Link to="/radar" search={{ state: 'asleep' }} className="panel-more" data-testid="to-radar">
        {t('radar.home.more')}
      </Link>
    </section>
  );
}
