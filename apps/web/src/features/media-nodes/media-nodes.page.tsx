import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { holdsRole, useSignedIn } from '../../session/me';
import { NotFoundPage } from '../../shell/fallback.pages';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/notices.css';
import { Skeleton } from '../../ui/skeleton';
import { MediaNodeRow } from './media-node.row';

const queryKey = ['mediaNodes'];
const refreshMs = 5_000;

function Nodes() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('listMediaNodes', {}, signal),
    refetchInterval: refreshMs,
  });
  const drain = useMutation({
    mutationFn: ({ nodeId, isWanted }: { nodeId: string; isWanted: boolean }) =>
      call(isWanted ? 'drainMediaNode' : 'undrainMediaNode', { params: { nodeId } }),
    onSuccess: (nodes) => queries.setQueryData(queryKey, nodes),
  });
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  return (
    <>
      {drain.error && <LoadFailure error={drain.error} onRetry={() => drain.reset()} />}
      {data.length === 0 && <p className="empty panel">{t('mediaNodes.empty')}</p>}
      {data.length > 0 && (
        <ul className="deliveries panel">
          {data.map((node) => (
            <MediaNodeRow
              key={node.nodeId}
              node={node}
              isBusy={drain.isPending && drain.variables.nodeId === node.nodeId}
              onDrain={(isWanted) => drain.mutate({ nodeId: node.nodeId, isWanted })}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** For whoever runs the installation: the nodes that carry audio and video, and emptying one before it is switched off. */
export function MediaNodesPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  usePageTitle(t('mediaNodes.title'));
  if (!holdsRole(me, 'platformAdministrator')) return <NotFoundPage />;
  return (
    <div className="page" data-testid="media-nodes-page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('mediaNodes.title')}</h1>
          <p className="soft page-lead">{t('mediaNodes.lead')}</p>
        </div>
      </div>
      <Nodes />
    </div>
  );
}
