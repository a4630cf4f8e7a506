import { nation } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { LoadFailure } from '../../../shell/load-failure';
import { Skeleton } from '../../../ui/skeleton';
import { regionQuery } from '../hospital-queries';

interface RegionTrailProps {
  readonly selected: string | undefined;
  readonly onChoose: (code: string) => void;
}

/** The way down to a region, and the regions below it to go on with: the tree, for a phone. */
export function RegionTrail({ selected, onChoose }: RegionTrailProps) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const root = useQuery(regionQuery(nation));
  const { data, error, refetch } = useQuery(regionQuery(selected ?? nation));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} />;
  const way = [...(root.data ? [root.data.region] : []), ...data.path];
  return (
    <nav className="region-trail panel" aria-label={t('hospitals.regions.title')} data-testid="region-trail">
      <ol className="trail">
        {way.map((region, at) => (
          <li key={region.code}>
            <button
              type="button"
              onClick={() => onChoose(region.code)}
              aria-current={at === way.length - 1 ? 'location' : undefined}
            >
              {name(region)}
            </button>
          </li>
        ))}
      </ol>
      {data.children.length > 0 && (
        <details key={data.region.code}>
          <summary data-testid="region-below">
            {t('hospitals.regions.below', { number: data.children.length })}
          </summary>
          <ul className="trail-children">
            {data.children.map((region) => (
              <li key={region.code}>
                <button
                  type="button"
                  onClick={() => onChoose(region.code)}
                  data-testid={`region-${region.code}`}
                >
                  <span>{name(region)}</span>
                  <span className="soft">{number(region.hospitals)}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}
