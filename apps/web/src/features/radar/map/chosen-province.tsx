import type { RegionRadar } from '@jiedui/contracts';
import { coversRegion } from '@jiedui/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { useSignedIn } from '../../../session/me';
import { asleepIn, asleepShareOf } from '../radar-figures';

type Child = RegionRadar['children'][number];

/** The region that somebody may look into on the radar: their own and those below it. */
function useOversees(): (code: string) => boolean {
  const { post } = useSignedIn();
  return (code) =>
    post?.role === 'platformAdministrator' ||
    (post?.role === 'supervisor' && post.region !== null && coversRegion(post.region.code, code));
}

/** All that the radar counts in one province. */
export function ChosenProvince({ province }: { readonly province: Child | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const oversees = useOversees();
  if (!province) return <p className="soft">{t('radar.map.choose')}</p>;
  const { code, figures } = province;
  const share = asleepShareOf(figures);
  const facts = [
    [t('radar.regions.pairings'), number(figures.pairings)],
    [
      t('radar.regions.asleep'),
      share === null
        ? t('radar.map.noPairings')
        : t('radar.regions.asleepOf', { count: asleepIn(figures), percent: share }),
    ],
    [t('radar.regions.due'), number(figures.due)],
    [t('radar.regions.awake'), number(figures.awake)],
    [
      t('radar.regions.unpaired'),
      `${number(figures.unpairedHospitals)} / ${number(figures.countyHospitals)}`,
    ],
  ] as const;
  return (
    <section
      className="panel"
      aria-labelledby="chosen-title"
      aria-live="polite"
      data-testid="chosen-province"
    >
      <h2 className="panel-title" id="chosen-title">
        {name(province)}
      </h2>
      <dl className="radar-signs">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {oversees(code) && (
        <Link to="/radar" search={{ region: code }} className="panel-more" data-testid="map-to-radar">
          {t('radar.map.toRadar')}
        </Link>
      )}
    </section>
  );
}
