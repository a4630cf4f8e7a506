import type { ImportRun } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { LoadFailure } from '../../../shell/load-failure';
import { formatBytes, formatInstant } from '../../../time/format';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { importsQuery } from '../import-queries';
import { ImportStateTag } from '../import-state.tag';

const columns = ['file', 'state', 'result', 'startedBy', 'startedAt'] as const;

function Row({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const navigate = useNavigate();
  const destination = { to: '/imports/$importId', params: { importId: run.id } } as const;
  const { created, changed, bad } = run.counts;
  return (
    <tr onClick={() => void navigate(destination)} data-testid="import-row" data-state={run.state}>
      <td className="import-file-name" data-label={t('imports.page.file')}>
        <Link {...destination}>{run.fileName}</Link>{' '}
        <span className="soft">{formatBytes(run.sizeBytes)}</span>
      </td>
      <td className="nowrap">
        <ImportStateTag state={run.state} />
      </td>
      <td className="nowrap" data-label={t('imports.page.result')}>
        {[created, changed, bad].map(number).join(' / ')}
      </td>
      <td data-label={t('imports.page.startedBy')}>{name(run.startedBy)}</td>
      <td className="nowrap" data-label={t('imports.page.startedAt')}>
        {formatInstant(run.startedAt)}
      </td>
    </tr>
  );
}

/** Latest first. */
export function PastImports({
  page,
  onPage,
}: {
  readonly page: number;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(importsQuery(page));
  return (
    <section aria-labelledby="past-imports">
      <h2 className="panel-title" id="past-imports">
        {t('imports.page.past')}
      </h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} />}
      {data?.total === 0 && <p className="panel">{t('imports.page.pastEmpty')}</p>}
      {data && data.items.length > 0 && (
        <div className="table-frame">
          <table className="table folding-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`imports.page.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((run) => (
                <Row key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && <Pager page={data.page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={onPage} />}
    </section>
  );
}
