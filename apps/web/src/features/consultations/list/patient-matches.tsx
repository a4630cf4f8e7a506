import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { fieldsOf, patientMatchesQuery, type PatientSearch } from './patient-criteria';
import { Results } from './results';

interface PatientMatchesProps {
  readonly search: PatientSearch;
  readonly onChange: () => void;
  readonly onClear: () => void;
  readonly onPage: (page: number) => void;
}

/** The consultations of one patient instead of the list, and that it is so. Says by which fields, not what they hold. */
export function PatientMatches({ search, onChange, onClear, onPage }: PatientMatchesProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(patientMatchesQuery(search));
  const fields = fieldsOf(search.criteria)
    .map((field) => t(`patient.field.${field}`))
    .join(t('patient.search.fieldSeparator'));
  return (
    <>
      <Notice tone="info" title={t('patient.search.showing', { fields })} testId="patient-matches">
        <p className="patient-matches-count">{data && t('patient.search.count', { count: data.total })}</p>
        <div className="action-bar">
          <Button onClick={onChange} data-testid="patient-search-change">
            {t('patient.search.change')}
          </Button>
          <Button onClick={onClear} data-testid="patient-search-clear">
            {t('patient.search.clear')}
          </Button>
        </div>
      </Notice>
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data?.items.length === 0 && (
        <div className="empty panel" data-testid="patient-matches-empty">
          {t('patient.search.empty')}
          <span>{t('patient.search.emptyHint')}</span>
        </div>
      )}
      {data && data.items.length > 0 && <Results found={data} isStale={false} onPage={onPage} />}
    </>
  );
}
