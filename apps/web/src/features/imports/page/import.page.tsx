import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { hasCode } from '../../../api/errors';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import '../../../styles/imports.css';
import { watchedImportQuery } from '../import-queries';
import { ImportView } from './import-view';

const route = getRouteApi('/imports/$importId');

/** One import, wherever it stands: everything is read from the server, so that it survives a reload. */
export function ImportPage() {
  const { importId } = route.useParams();
  const { data, error, refetch } = useQuery(watchedImportQuery(importId));
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <ImportView key={data.id} run={data} />;
}
