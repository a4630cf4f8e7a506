import type { HospitalOutcomes } from '@jiedui/contracts';
import { lastFullQuarter, quarterPlus } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/outcomes.css';
import { SelectField } from '../../../ui/select-field';
import { hospitalOutcomesQuery } from '../outcome-queries';
import { quarterWords } from '../shared/figure-words';
import { FilePanel } from './file.panel';
import { QuarterForm } from './quarter.form';
import { TechniqueForm } from './technique.form';

const route = getRouteApi('/hospitals/$hospitalId/outcomes/tell');

interface ViewProps {
  readonly outcomes: HospitalOutcomes;
  readonly refetch: () => Promise<HospitalOutcomes | undefined>;
}

function View({ outcomes, refetch }: ViewProps) {
  const { t } = useTranslation();
  const name = useName();
  const { hospital, tellable } = outcomes;
  const [quarter, setQuarter] = useState(tellable[0] ?? '');
  usePageTitle(t('outcomes.entry.title'));
  return (
    <div className="page entry-page" data-testid="entry-page">
      <div className="page-head">
        <h1 className="page-title">{t('outcomes.entry.title')}</h1>
        <Link to="/hospitals/$hospitalId/outcomes" params={{ hospitalId: hospital.id }}>
          {name(hospital)}
        </Link>
      </div>
      <p className="soft page-hint">{t('outcomes.entry.intro')}</p>
      <section className="panel">
        <SelectField
          label={t('outcomes.entry.quarter')}
          value={quarter}
          choices={tellable.map((value) => ({ value, label: quarterWords(t, value) }))}
          onChange={setQuarter}
          testId="entry-quarter"
        />
        <QuarterForm key={quarter} outcomes={outcomes} quarter={quarter} refetch={refetch} />
      </section>
      <TechniqueForm hospitalId={hospital.id} />
      <FilePanel />
    </div>
  );
}

/** As far back as the sheet offers; older quarters come by file. */
const offeredQuarters = 12;

/** Where a county hospital tells its figures: by hand, technique by technique, or by file. */
export function EntryPage() {
  const hospitalId = route.useParams().hospitalId as HospitalId;
  const [last] = useState(() => lastFullQuarter(new Date()));
  const { data, error, refetch } = useQuery(
    hospitalOutcomesQuery(hospitalId, { first: quarterPlus(last, 1 - offeredQuarters), last }),
  );
  if (hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID', 'ACTION_NOT_ALLOWED')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  if (!data.mayTell) return <NotFoundPage />;
  return <View outcomes={data} refetch={async () => (await refetch()).data} />;
}
