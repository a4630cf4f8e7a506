import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { hospitalsOf, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/pairings.css';
import { Button } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { agreementsQuery } from '../pairing-queries';
import { AgreementTable } from './agreement-table';
import { BoardFilters } from './board-filters';
import { type BoardSearch, filterOf, firstPage, isNarrowed } from './board-search';
import { DraftDialog } from './draft.dialog';
import { StageBar } from './stage-bar';

const route = getRouteApi('/pairings');
const pageSize = 20;

function NoAgreements({ search }: { readonly search: BoardSearch }) {
  const { t } = useTranslation();
  const isAny = !isNarrowed(search) && search.stage === undefined && !search.waiting;
  return (
    <div className="empty panel" data-testid="board-empty">
      <strong>
        {t(search.waiting ? 'pairings.emptyWaiting' : isAny ? 'pairings.empty' : 'pairings.emptyFiltered')}
      </strong>
      {isAny && t('pairings.emptyHint')}
    </div>
  );
}

function Board(props: { readonly search: BoardSearch; readonly onChange: (search: BoardSearch) => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { search, onChange } = props;
  const query = agreementsQuery({ ...filterOf(search), page: search.page ?? 1, pageSize });
  const { data, error, refetch, isPlaceholderData } = useQuery(query);
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  return (
    <>
      <StageBar search={search} counts={data.counts} onChange={onChange} />
      <BoardFilters search={search} onChange={onChange} />
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data.items.length === 0 ? (
        <NoAgreements search={search} />
      ) : (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <output className="soft board-count" data-testid="board-count">
            {t('pairings.count', { number: number(data.total) })}
          </output>
          <AgreementTable items={data.items} />
          <Pager
            page={data.page}
            pageCount={Math.ceil(data.total / data.pageSize)}
            onChange={(next) => onChange({ ...firstPage(search), ...(next > 1 ? { page: next } : {}) })}
          />
        </div>
      )}
    </>
  );
}

/** What the hospitals of the reader, or of their region, have agreed and are negotiating. */
export function BoardPage() {
  const { t } = useTranslation();
  usePageTitle(t('pairings.title'));
  const { me } = useSignedIn();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isDrafting, setDrafting] = useState(false);
  const coordinated = hospitalsOf(me, 'coordinator');
  return (
    <div className="page" data-testid="pairings-page">
      <div className="page-head">
        <h1 className="page-title">{t('pairings.title')}</h1>
        {coordinated.length > 0 && (
          <Button
            tone="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setDrafting(true)}
            data-testid="draft-agreement"
          >
            {t('pairings.draft.button')}
          </Button>
        )}
      </div>
      <Board search={search} onChange={(next) => void navigate({ to: '/pairings', search: next })} />
      {isDrafting && <DraftDialog hospitals={coordinated} onClose={() => setDrafting(false)} />}
    </div>
  );
}
