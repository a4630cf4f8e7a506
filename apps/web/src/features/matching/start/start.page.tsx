import { LeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hospitalsOf, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/matching.css';
import { Skeleton } from '../../../ui/skeleton';
import { matchingRunQuery } from '../matching-queries';
import { draftFrom, firstPlace, newDraft, type OwnPlaces, type Place } from './start-draft';
import { StartForm } from './start-form';

const route = getRouteApi('/matching/new');

/** Regions that the reader supervises and hospitals that the reader coordinates. */
function useOwnPlaces(): OwnPlaces {
  const { me } = useSignedIn();
  return {
    regions: me.posts.flatMap(({ role, region }) => (role === 'supervisor' && region ? [region] : [])),
    hospitals: hospitalsOf(me, 'coordinator'),
  };
}

function FormFrom(props: { readonly runId: string; readonly place: Place; readonly own: OwnPlaces }) {
  const { t } = useTranslation();
  const { runId, place, own } = props;
  const { data, error, refetch } = useQuery(matchingRunQuery(runId));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  return (
    <>
      <p className="soft matching-intro">{t('matching.start.from', { name: data.name })}</p>
      <StartForm key={runId} initial={draftFrom(data, place)} own={own} />
    </>
  );
}

/** A new plan: empty, or from an earlier one. */
export function StartPage() {
  const { t } = useTranslation();
  usePageTitle(t('matching.start.title'));
  const { from, hospital } = route.useSearch();
  const { post } = useSignedIn();
  const own = useOwnPlaces();
  const place = firstPlace(own, { prefersRegion: post?.role === 'supervisor', hospitalId: hospital });
  return (
    <div className="page matching-start-page" data-testid="matching-start">
      <Link to="/matching" className="matching-back">
        <LeftOutlined aria-hidden /> {t('matching.start.back')}
      </Link>
      <h1 className="page-title">{t('matching.start.title')}</h1>
      {!place && (
        <div className="empty panel" data-testid="start-nowhere">
          <strong>{t('matching.start.noScope')}</strong>
          {t('matching.start.noScopeHint')}
        </div>
      )}
      {place && from && <FormFrom runId={from} place={place} own={own} />}
      {place && !from && <StartForm initial={newDraft(place)} own={own} />}
    </div>
  );
}
