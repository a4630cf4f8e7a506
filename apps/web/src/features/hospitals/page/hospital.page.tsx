import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { hasCode } from '../../../api/errors';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import '../../../styles/hospitals.css';
import { hospitalQuery } from '../hospital-queries';
import { HospitalView } from './hospital-view';

const route = getRouteApi('/hospitals/$hospitalId');

export function HospitalPage() {
  const { hospitalId } = route.useParams();
  const { data, error, refetch } = useQuery(hospitalQuery(hospitalId));
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <HospitalView key={data.id} hospital={data} />;
}
