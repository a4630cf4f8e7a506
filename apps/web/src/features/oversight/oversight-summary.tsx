import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { Skeleton } from '../../ui/skeleton';
import { FiguresStrip } from './figures-strip';
import { oversightQuery } from './oversight-queries';

/** A supervisor's own region in figures, with the way to all of it. */
export function OversightSummary() {
  const { t } = useTranslation();
  const name = useName();
  const { data, error, refetch } = useQuery(oversightQuery());
  return (
    <section className="panel" aria-labelledby="oversight-summary-title" data-testid="oversight-summary">
      <h2 className="panel-title" id="oversight-summary-title">
        {t('oversight.title')}
        {data && <span className="soft">{name(data.region)}</span>}
      </h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && <FiguresStrip figures={data.figures} />}
      <Link to="/oversight" className="panel-more" data-testid="to-oversight">
        {t('oversight.toOversight')}
      </Link>
    </section>
  );
}
