import type { ImportRow, ImportRun } from '@jiedui/contracts';
import type { ImportRowOutcome } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { LoadFailure } from '../../../shell/load-failure';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { importRowsQuery } from '../import-queries';

const route = getRouteApi('/imports/$importId');
const outcomes: readonly ImportRowOutcome[] = ['bad', 'created', 'changed', 'unchanged'];

const columnsOf = {
  bad: ['rowNumber', 'code', 'name', 'faults'],
  created: ['rowNumber', 'code', 'name'],
  changed: ['rowNumber', 'code', 'name', 'changes'],
  unchanged: ['rowNumber', 'code', 'name'],
} as const satisfies Record<ImportRowOutcome, readonly string[]>;

function Faults({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation();
  return (
    <ul className="faults">
      {row.faults.map(({ column, code, value }) => (
        <li key={`${column}-${code}`} data-testid="import-fault" data-column={column} data-code={code}>
          <strong>{t(`imports.column.${column}`)}</strong> {t(`imports.fault.${code}`)}
          <code title={t('imports.page.value')}>{value === '' ? t('imports.page.emptyValue') : value}</code>
        </li>
      ))}
    </ul>
  );
}

function Rows({
  rows,
  outcome,
}: {
  readonly rows: readonly ImportRow[];
  readonly outcome: ImportRowOutcome;
}) {
  const { t } = useTranslation();
  const columns = columnsOf[outcome];
  return (
    <div className="table-frame">
      <table className="table folding-table plain-rows">
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
          {rows.map((row) => (
            <tr key={row.rowNumber} data-testid="import-file-row" data-row={row.rowNumber}>
              <td className="number nowrap" data-label={t('imports.page.rowNumber')}>
                {row.rowNumber}
              </td>
              <td data-label={t('imports.page.code')}>{row.code}</td>
              <td data-label={t('imports.page.name')}>{row.name}</td>
              {outcome === 'bad' && (
                <td>
                  <Faults row={row} />
                </td>
              )}
              {outcome === 'changed' && (
                <td data-label={t('imports.page.changes')}>
                  {row.changedColumns
                    .map((column) => t(`imports.column.${column}`))
                    .join(t('imports.page.columnSeparator'))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The rows of the file by what happens to them; the bad ones first, where there are any. */
export function RowsPanel({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const number = useNumber();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { counts } = run;
  const outcome = search.outcome ?? outcomes.find((one) => counts[one] > 0) ?? 'bad';
  const { data, error, refetch, isPlaceholderData } = useQuery(
    importRowsQuery(run, outcome, search.page ?? 1),
  );
  const show = (next: { outcome: ImportRowOutcome; page?: number }) =>
    void navigate({
      to: '/imports/$importId',
      params: { importId: run.id },
      search: next,
      replace: true,
      resetScroll: false,
    });
  return (
    <section className="import-rows" aria-label={t('imports.page.rows')}>
      <ChoiceBar<ImportRowOutcome>
        label={t('imports.page.rows')}
        value={outcome}
        onChange={(next) => show({ outcome: next })}
        choices={outcomes.map((value) => ({
          value,
          label: `${t(`imports.outcome.${value}`)} ${number(counts[value])}`,
        }))}
        testId="rows-outcome"
      />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data?.items.length === 0 && <p className="panel">{t('imports.page.rowsEmpty')}</p>}
      {data && data.items.length > 0 && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <Rows rows={data.items} outcome={data.items[0]?.outcome ?? outcome} />
          <Pager
            page={data.page}
            pageCount={Math.ceil(data.total / data.pageSize)}
            onChange={(page) => show(page > 1 ? { outcome, page } : { outcome })}
          />
        </div>
      )}
    </section>
  );
}
