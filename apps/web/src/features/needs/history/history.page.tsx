import type { QuestionnaireVersion } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/needs.css';
import { hasCode } from '../../../api/errors';
import { formatInstant } from '../../../time/format';
import { buttonClass } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { hospitalQuery } from '../../hospitals/hospital-queries';
import { versionsQuery } from '../need-queries';
import { Differences } from './differences';

const route = getRouteApi('/hospitals/$hospitalId/questionnaire/history');

/** Latest first; the one that is looked at is marked. */
function Versions(props: {
  readonly versions: readonly QuestionnaireVersion[];
  readonly shown: QuestionnaireVersion;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { hospitalId } = route.useParams();
  return (
    <nav className="panel needs-versions" aria-label={t('needs.history.list')}>
      <ol className="items">
        {props.versions.map(({ id, kind, year, version, submittedBy, submittedAt }) => (
          <li key={id} className="item">
            <Link
              to="/hospitals/$hospitalId/questionnaire/history"
              params={{ hospitalId }}
              search={{ version: id }}
              className="item-link"
              aria-current={id === props.shown.id ? 'true' : undefined}
              data-testid="version"
            >
              <strong>
                {t('needs.history.version', { year, version: version ?? 0 })}{' '}
                <span className="tag tag-calm">{t(`needs.kind.${kind}`)}</span>
              </strong>
              <span className="item-details">
                {submittedBy &&
                  submittedAt &&
                  t('needs.history.by', { name: name(submittedBy), time: formatInstant(submittedAt) })}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function History({ hospitalId }: { readonly hospitalId: string }) {
  const { t } = useTranslation();
  const { version, from } = route.useSearch();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(versionsQuery(hospitalId, page));
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  const shown = data.items.find(({ id }) => id === version) ?? data.items[0];
  if (!shown) return <p className="empty panel">{t('needs.history.empty')}</p>;
  return (
    <>
      <div className="needs-history">
        <Versions versions={data.items} shown={shown} />
        <Differences
          key={shown.id}
          shown={shown}
          from={from}
          others={data.items.filter(({ id, kind }) => id !== shown.id && kind === shown.kind)}
        />
      </div>
      <Pager page={page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={setPage} />
    </>
  );
}

/** What a hospital submitted over the years, and what changed from version to version. */
export function HistoryPage() {
  const { t } = useTranslation();
  const name = useName();
  const { hospitalId } = route.useParams();
  const { data: hospital, error } = useQuery(hospitalQuery(hospitalId));
  usePageTitle(t('needs.history.title'));
  if (hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  const params = { hospitalId };
  return (
    <div className="page needs-page" data-testid="history-page">
      <header className="page-head">
        <div>
          <Link to="/hospitals/$hospitalId" params={params} className="soft">
            {hospital && name(hospital)}
          </Link>
          <h1 className="page-title">{t('needs.history.title')}</h1>
        </div>
        <Link to="/hospitals/$hospitalId/questionnaire" params={params} className={buttonClass({})}>
          {t('needs.history.back')}
        </Link>
      </header>
      <History hospitalId={hospitalId} />
    </div>
  );
}
