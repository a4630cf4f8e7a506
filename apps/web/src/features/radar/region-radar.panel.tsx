import type { RadarFigures, RegionRadar } from '@jiedui/contracts';
import { ExclamationCircleFilled } from '@ant-design/icons';
import { coversRegion } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { useNumber } from '../../language/number';
import { LoadFailure } from '../../shell/load-failure';
import { Skeleton } from '../../ui/skeleton';
import { asleepIn, asleepShareOf, isWorthShowing, sleepiestFirst } from './radar-figures';
import { regionRadarQuery } from './radar-queries';
import type { RadarSearch } from './radar-search';

type Child = RegionRadar['children'][number];
const columns = ['pairings', 'asleep', 'due', 'awake', 'unpaired'] as const;

function AsleepMark({ figures }: { readonly figures: RadarFigures }) {
  const { t } = useTranslation();
  const count = asleepIn(figures);
  if (count === 0) return <span className="soft">{t('radar.regions.noneAsleep')}</span>;
  return (
    <span className="clock clock-overdue">
      <ExclamationCircleFilled aria-hidden />{' '}
      {t('radar.regions.asleepOf', { count, percent: asleepShareOf(figures) ?? 0 })}
    </span>
  );
}

function Row({ child, search }: { readonly child: Child; readonly search: RadarSearch }) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const { figures } = child;
  const shown = { ...figures, unpaired: figures.unpairedHospitals };
  return (
    <tr data-testid="radar-region" data-region={child.code}>
      <th scope="row">
        <Link
          to="/radar"
          search={{ ...search, region: child.code, page: undefined }}
          title={t('radar.regions.openRegion', { name: name(child) })}
        >
          {name(child)}
        </Link>
      </th>
      {columns.map((column) => (
        <td key={column} className="cell-figure" data-label={t(`radar.regions.${column}`)}>
          {column === 'asleep' ? <AsleepMark figures={figures} /> : number(shown[column])}
        </td>
      ))}
    </tr>
  );
}

function Path({ radar, top, search }: { radar: RegionRadar; top: string; search: RadarSearch }) {
  const { t } = useTranslation();
  const name = useName();
  const mine = radar.path.filter(({ code }) => coversRegion(top, code));
  return (
    <nav aria-label={t('radar.filter.region')} className="region-path" data-testid="radar-path">
      <ol>
        {mine.map((one) => (
          <li key={one.code}>
            {one.code === radar.region.code ? (
              <strong aria-current="page">{name(one)}</strong>
            ) : (
              <Link
                to="/radar"
                search={{ ...search, region: one.code === top ? undefined : one.code, page: undefined }}
              >
                {name(one)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Children({ radar, search }: { readonly radar: RegionRadar; readonly search: RadarSearch }) {
  const { t } = useTranslation();
  const shown = sleepiestFirst(radar.children.filter(isWorthShowing));
  if (radar.children.length === 0) return <p className="panel-empty">{t('radar.regions.none')}</p>;
  if (shown.length === 0) return <p className="panel-empty">{t('radar.regions.quiet')}</p>;
  return (
    <div className="table-frame radar-regions">
      <table className="table table-still table-cards table-figures">
        <caption className="visually-hidden">{t('radar.regions.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('radar.regions.region')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="cell-figure">
                {t(`radar.regions.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((child) => (
            <Row key={child.code} child={child} search={search} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The region below a supervisor in figures, the regions with most sleepers first, each the way down. */
export function RegionRadarPanel({ top, search }: { readonly top: string; readonly search: RadarSearch }) {
  const { t } = useTranslation();
  const code = search.region ?? top;
  const { data, error, refetch, isPlaceholderData } = useQuery(regionRadarQuery(code));
  return (
    <section className="radar-region" aria-labelledby="radar-regions-title">
      <h2 className="panel-title" id="radar-regions-title">
        {t('radar.regions.title')} <span className="soft">{t('radar.regions.hint')}</span>
      </h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} />}
      {data && (
        <div className={isPlaceholderData ? 'radar-region stale' : 'radar-region'}>
          <Path radar={data} top={top} search={search} />
          <Children radar={data} search={search} />
        </div>
      )}
    </section>
  );
}
