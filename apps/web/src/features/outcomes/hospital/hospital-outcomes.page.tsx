import type { HospitalOutcomes } from '@jiedui/contracts';
import { balanceOf, type Specialty, specialties, sumCases } from '@jiedui/domain';
import { grouped, type HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/outcomes.css';
import { buttonClass } from '../../../ui/button';
import { HospitalTargets } from '../../programmes/targets/hospital-targets';
import { hospitalOutcomesQuery } from '../outcome-queries';
import type { OutcomeSearch } from '../outcome-search';
import { ChangeTable } from '../region/change-table';
import { Definitions } from '../shared/definitions';
import { OutcomeCharts } from '../shared/outcome-charts';
import { PeriodBar } from '../shared/period.bar';
import { GradeChanges, IntroducedTechniques } from './hospital-facts';
import { Replaced } from './replaced';

const route = getRouteApi('/hospitals/$hospitalId/outcomes');

/** Sums of the hospital's lines, quarter by quarter, and the level they are held against. */
function useSums({ lines, baseline }: HospitalOutcomes, specialty: Specialty | undefined) {
  return useMemo(() => {
    const chosen = lines.filter((line) => specialty === undefined || line.specialty === specialty);
    const points = [...grouped(chosen, ({ quarter }) => quarter)].map(([quarter, told]) => ({
      quarter,
      ...sumCases(told.map(({ figures }) => figures)),
      avoided: balanceOf(told.map(({ avoided }) => avoided)),
    }));
    return { points, level: sumCases(points.filter(({ quarter }) => quarter === baseline)) };
  }, [lines, baseline, specialty]);
}

function bySpecialty({ lines, baseline, last }: HospitalOutcomes) {
  return specialties.flatMap((specialty) => {
    const own = lines.filter((line) => line.specialty === specialty);
    const casesIn = (quarter: string) =>
      sumCases(own.filter((line) => line.quarter === quarter).map(({ figures }) => figures));
    if (own.length === 0) return [];
    return [
      {
        specialty,
        baseline: casesIn(baseline),
        latest: casesIn(last),
        avoided: balanceOf(own.map(({ avoided }) => avoided)),
        savedYuan: balanceOf(own.map(({ savedYuan }) => savedYuan)),
      },
    ];
  });
}

function Curve({
  outcomes,
  search,
}: {
  readonly outcomes: HospitalOutcomes;
  readonly search: OutcomeSearch;
}) {
  const { t } = useTranslation();
  const { points, level } = useSums(outcomes, search.specialty);
  if (outcomes.lines.length === 0) {
    return (
      <p className="empty panel" data-testid="outcomes-empty">
        {t('outcomes.empty')}
        <span>{t('outcomes.emptyHint')}</span>
      </p>
    );
  }
  return (
    <>
      <OutcomeCharts points={points} baseline={level} />
      <ChangeTable
        caption={t('outcomes.bySpecialty')}
        head={t('outcomes.period.specialty')}
        empty={t('outcomes.noSpecialties')}
        testId="outcome-specialties"
        rows={bySpecialty(outcomes).map((one) => ({
          ...one,
          key: one.specialty,
          name: t(`terms.specialty.${one.specialty}`),
        }))}
      />
    </>
  );
}

function View({ outcomes, search }: { readonly outcomes: HospitalOutcomes; readonly search: OutcomeSearch }) {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { hospital } = outcomes;
  const title = t('outcomes.hospitalPage.title', { name: name(hospital) });
  usePageTitle(title);
  const params = { hospitalId: hospital.id };
  return (
    <div className="page" data-testid="hospital-outcomes">
      <div className="page-head">
        <h1 className="page-title">{title}</h1>
        <span className="page-actions">
          <Link to="/hospitals/$hospitalId" params={params} className={buttonClass({})}>
            {t('outcomes.hospital')}
          </Link>
          {outcomes.mayTell && (
            <Link
              to="/hospitals/$hospitalId/outcomes/tell"
              params={params}
              className={buttonClass({ tone: 'primary' })}
              data-testid="tell-outcomes"
            >
              {t('outcomes.hospitalPage.tell')}
            </Link>
          )}
        </span>
      </div>
      <PeriodBar
        period={outcomes}
        search={search}
        hasSpecialty
        onChange={(next) =>
          void navigate({ to: '/hospitals/$hospitalId/outcomes', params, search: next, resetScroll: false })
        }
      />
      <Curve outcomes={outcomes} search={search} />
      <div className="hospital-outcomes">
        <div>
          <HospitalTargets hospitalId={hospital.id} />
          <Replaced hospitalId={hospital.id} />
        </div>
        <div>
          <GradeChanges changes={outcomes.gradeChanges} />
          <IntroducedTechniques outcomes={outcomes} />
        </div>
      </div>
      <Definitions />
    </div>
  );
}

/** What one county hospital reached. */
export function HospitalOutcomesPage() {
  const hospitalId = route.useParams().hospitalId as HospitalId;
  const search = route.useSearch();
  const { first, last, baseline } = search;
  const { data, error, refetch } = useQuery(hospitalOutcomesQuery(hospitalId, { first, last, baseline }));
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID', 'ACTION_NOT_ALLOWED')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <View outcomes={data} search={search} />;
}
