import type { RegionOutcomes } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { hospitalsOf, useSignedIn } from '../../../session/me';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/outcomes.css';
import { buttonClass } from '../../../ui/button';
import { Skeleton } from '../../../ui/skeleton';
import { regionOutcomesQuery } from '../outcome-queries';
import type { OutcomeSearch } from '../outcome-search';
import { Definitions } from '../shared/definitions';
import { OutcomeCharts } from '../shared/outcome-charts';
import { PeriodBar } from '../shared/period.bar';
import { ChangeTable } from './change-table';
import { OutcomeFigures } from './outcome-figures';

const route = getRouteApi('/outcomes');

function Path({ outcomes, search }: { readonly outcomes: RegionOutcomes; readonly search: OutcomeSearch }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <nav aria-label={t('outcomes.path')} className="region-path" data-testid="outcome-path">
      <ol>
        {outcomes.path.map((one) => (
          <li key={one.code}>
            {one.code === outcomes.region.code ? (
              <strong aria-current="page">{name(one)}</strong>
            ) : (
              <Link to="/outcomes" search={{ ...search, region: one.code }}>
                {name(one)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Hospitals({ hospitals }: Pick<RegionOutcomes, 'hospitals'>) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <ChangeTable
      caption={t('outcomes.byHospital')}
      head={t('outcomes.hospital')}
      empty={t('outcomes.noSpecialties')}
      testId="outcome-hospitals"
      rows={hospitals.map(({ hospital, ...change }) => ({
        ...change,
        key: hospital.code,
        name: (
          <Link
            to="/hospitals/$hospitalId/outcomes"
            params={{ hospitalId: hospital.id }}
            title={t('outcomes.openHospital', { name: name(hospital) })}
          >
            {name(hospital)}
          </Link>
        ),
      }))}
    />
  );
}

function Parts({ outcomes, search }: { readonly outcomes: RegionOutcomes; readonly search: OutcomeSearch }) {
  const { t } = useTranslation();
  const name = useName();
  const { children, specialties, hospitals } = outcomes;
  return (
    <>
      <ChangeTable
        caption={t('outcomes.byRegion')}
        head={t('outcomes.region')}
        empty={t('outcomes.noChildren')}
        testId="outcome-regions"
        rows={children.map((child) => ({
          ...child,
          key: child.code,
          name: (
            <Link
              to="/outcomes"
              search={{ ...search, region: child.code }}
              title={t('outcomes.openRegion', { name: name(child) })}
            >
              {name(child)}
            </Link>
          ),
          detail: `${child.hospitals} / ${child.countyHospitals} ${t('outcomes.unit.hospitals')}`,
        }))}
      />
      {hospitals.length > 0 && <Hospitals hospitals={hospitals} />}
      <ChangeTable
        caption={t('outcomes.bySpecialty')}
        head={t('outcomes.period.specialty')}
        empty={t('outcomes.noSpecialties')}
        testId="outcome-specialties"
        rows={specialties.map((one) => ({
          ...one,
          key: one.specialty,
          name: t(`terms.specialty.${one.specialty}`),
        }))}
      />
    </>
  );
}

function Region({ search }: { readonly search: OutcomeSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(regionOutcomesQuery(search));
  if (hasCode(error, 'NOT_FOUND', 'ACTION_NOT_ALLOWED')) return <NotFoundPage />;
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  const show = (next: OutcomeSearch) => void navigate({ to: '/outcomes', search: next, resetScroll: false });
  return (
    <div
      className={isPlaceholderData ? 'outcome-region stale' : 'outcome-region'}
      aria-busy={isPlaceholderData}
    >
      <Path outcomes={data} search={search} />
      <PeriodBar period={data} search={search} onChange={show} hasSpecialty />
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      <OutcomeFigures outcomes={data} />
      {data.quarters.length === 0 ? (
        <p className="empty panel" data-testid="outcomes-empty">
          {t('outcomes.empty')}
          <span>{t('outcomes.emptyHint')}</span>
        </p>
      ) : (
        <OutcomeCharts points={data.quarters} baseline={data.overview.baseline} />
      )}
      <Parts outcomes={data} search={search} />
      <Definitions />
    </div>
  );
}

/** What assistance reached, region by region down to the single hospital. */
export function OutcomesPage() {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const search = route.useSearch();
  usePageTitle(t('outcomes.title'));
  return (
    <div className="page" data-testid="outcomes-page">
      <div className="page-head">
        <h1 className="page-title">{t('outcomes.title')}</h1>
        <span className="page-actions">
          {hospitalsOf(me, 'coordinator', 'hospitalAdministrator').map((hospital) => (
            <Link
              key={hospital.id}
              to="/hospitals/$hospitalId/outcomes"
              params={{ hospitalId: hospital.id }}
              className={buttonClass({})}
              title={name(hospital)}
              data-testid="my-outcomes"
            >
              {t('outcomes.mine')}
            </Link>
          ))}
        </span>
      </div>
      <p className="soft page-hint">{t('outcomes.hint')}</p>
      <Region search={search} />
    </div>
  );
}
