import type { RegionRadar } from '@jiedui/contracts';
import { nation } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { holdsRole, useSignedIn } from '../../../session/me';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/radar.css';
import { ChoiceBar } from '../../../ui/choice-bar';
import { ProvinceMap } from '../../../ui/province-map/province-map';
import { Skeleton } from '../../../ui/skeleton';
import { regionRadarQuery } from '../radar-queries';
import { ChosenProvince } from './chosen-province';
import type { MapSearch } from './map-search';
import { bandStepOf, type MapMeasure, mapMeasures, measureQuery } from './measures';
import { ProvinceTable } from './province.table';

const route = getRouteApi('/map');

interface MeasuredProps {
  readonly measure: MapMeasure;
  /** When the regions were read. */
  readonly since: number;
  readonly provinces: RegionRadar['children'];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}

/** One measure, drawn and tabled. */
function Measured({ measure, since, provinces, chosen, onChoose }: MeasuredProps) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const { data: values, error, refetch } = useQuery(measureQuery(measure, since));
  const format = (value: number) => (measure.isPercent ? `${number(value)}%` : number(value));
  const names = new Map(provinces.map((province) => [province.code, name(province)]));
  const label = measure.label(t);
  if (error && !values) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!values) return <Skeleton rows={12} />;
  return (
    <div className="map-parts">
      <section className="panel" aria-label={label}>
        <ProvinceMap
          title={label}
          values={values}
          format={format}
          nameOf={(code) => names.get(code) ?? code}
          tone={measure.tone}
          bandStep={bandStepOf(measure)}
          chosen={chosen}
          onChoose={onChoose}
        />
      </section>
      <div className="map-beside">
        <ChosenProvince province={provinces.find(({ code }) => code === chosen)} />
        <ProvinceTable
          provinces={provinces}
          values={values}
          label={`${label} (${measure.unit(t)})`}
          format={format}
          chosen={chosen}
          onChoose={onChoose}
        />
      </div>
    </div>
  );
}

function MeasuredMap({ search, onChange }: { search: MapSearch; onChange: (search: MapSearch) => void }) {
  const { t } = useTranslation();
  const { data, error, refetch, dataUpdatedAt } = useQuery(regionRadarQuery(nation));
  const measure = mapMeasures.find(({ id }) => id === search.measure) ?? mapMeasures[0];
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  return (
    <>
      <ChoiceBar
        label={t('radar.map.measureLabel')}
        value={measure.id}
        onChange={(id) => onChange({ ...search, measure: id })}
        choices={mapMeasures.map(({ id, label }) => ({ value: id, label: label(t) }))}
        testId="map-measure"
      />
      <Measured
        measure={measure}
        since={dataUpdatedAt}
        provinces={data.children}
        chosen={search.region}
        onChoose={(region) => onChange({ ...search, region })}
      />
    </>
  );
}

/** The provinces of the nation, shaded by what is asked of them. */
export function MapPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const navigate = useNavigate();
  const search = route.useSearch();
  usePageTitle(t('radar.map.title'));
  if (!holdsRole(me, 'coordinator', 'hospitalAdministrator', 'supervisor', 'platformAdministrator')) {
    return <NotFoundPage />;
  }
  return (
    <div className="page" data-testid="map-page">
      <div className="page-head">
        <h1 className="page-title">{t('radar.map.title')}</h1>
        <span className="soft">{t('radar.map.hint')}</span>
      </div>
      <MeasuredMap
        search={search}
        onChange={(next) => void navigate({ to: '/map', search: next, resetScroll: false })}
      />
    </div>
  );
}
