import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/errors';
import { useName } from '../../language/language';
import { NotFoundPage } from '../../shell/fallback.pages';
import { LoadFailure } from '../../shell/load-failure';
import { Skeleton } from '../../ui/skeleton';
import { liveOversightQuery } from './quality-queries';

const columns = ['rooms', 'people', 'weak'] as const;

/** How many rooms are open in a region and right below it: counts, and no room by name. */
export function LiveRegion({ region }: { readonly region: string | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const { data, error, refetch } = useQuery(liveOversightQuery(region));
  if (hasCode(error, 'NOT_FOUND')) return <NotFoundPage />;
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} />;
  const busy = data.children.filter(({ figures }) => figures.rooms > 0);
  return (
    <section className="panel" aria-labelledby="live-region-title" data-testid="live-region">
      <h2 className="panel-title" id="live-region-title">
        {name(data.region)}
      </h2>
      <p className="soft">{t('quality.live.regionHint')}</p>
      <dl className="live-counts">
        {columns.map((column) => (
          <div key={column}>
            <dt>{t(`quality.live.${column}`)}</dt>
            <dd data-testid={`live-${column}`}>{data.figures[column]}</dd>
          </div>
        ))}
      </dl>
      {busy.length === 0 ? (
        <p className="panel-empty">{t('quality.live.none')}</p>
      ) : (
        <div className="table-frame">
          <table className="table table-still table-cards table-figures">
            <caption className="visually-hidden">{t('quality.live.children')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('quality.live.region')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="cell-figure">
                    {t(`quality.live.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {busy.map((child) => (
                <tr key={child.code}>
                  <th scope="row">
                    <Link to="/live-rooms" search={{ region: child.code }}>
                      {name(child)}
                    </Link>
                  </th>
                  {columns.map((column) => (
                    <td key={column} className="cell-figure" data-label={t(`quality.live.${column}`)}>
                      {child.figures[column]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
