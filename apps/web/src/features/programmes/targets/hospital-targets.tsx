import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { Skeleton } from '../../../ui/skeleton';
import { targetsQuery } from '../programme-queries';
import { TargetTable } from './target-table';

/** What programmes want one hospital to reach. */
export function HospitalTargets({ hospitalId }: { readonly hospitalId: HospitalId }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(targetsQuery({ hospitalId }));
  return (
    <section
      className="panel outcome-part"
      aria-label={t('programmes.hospitalTargets')}
      data-testid="hospital-targets"
    >
      <h2 className="panel-title">{t('programmes.hospitalTargets')}</h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data?.total === 0 && <p className="panel-empty">{t('programmes.targets.empty')}</p>}
      {data && data.items.length > 0 && <TargetTable targets={data.items} isOfHospital />}
    </section>
  );
}
