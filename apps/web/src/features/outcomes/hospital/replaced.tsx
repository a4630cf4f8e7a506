import type { ReplacedOutcome } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import { formatInstant } from '../../../time/format';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { replacedOutcomesQuery } from '../outcome-queries';
import { quarterWords } from '../shared/figure-words';

const columns = ['casesLocal', 'casesTransferred', 'localFeeYuan', 'outsideFeeYuan'] as const;

function Row({ one }: { readonly one: ReplacedOutcome }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <tr data-testid="replaced-row">
      <th scope="row">
        {quarterWords(t, one.quarter)} · {t(`terms.specialty.${one.specialty}`)}
      </th>
      <td data-label={t('outcomes.hospitalPage.before')}>
        {columns.map((column) => (
          <div key={column}>
            <span className="soft">{t(`outcomes.column.${column}`)}</span> {one.figures[column] ?? '—'}
          </div>
        ))}
      </td>
      <td data-label={t('outcomes.hospitalPage.reason')}>
        {one.reason}
        <div className="soft">{t(`outcomes.origin.${one.replacedThrough}`)}</div>
      </td>
      <td data-label={t('outcomes.hospitalPage.replacedBy')}>
        {one.replacedBy ? name(one.replacedBy) : '—'}
        <div className="soft nowrap">{formatInstant(one.replacedAt)}</div>
      </td>
    </tr>
  );
}

/** What was corrected, by whom and why. */
export function Replaced({ hospitalId }: { readonly hospitalId: HospitalId }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(replacedOutcomesQuery(hospitalId, page));
  return (
    <section
      className="panel outcome-part"
      aria-label={t('outcomes.hospitalPage.history')}
      data-testid="replaced"
    >
      <h2 className="panel-title">{t('outcomes.hospitalPage.history')}</h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} />}
      {data?.total === 0 && <p className="panel-empty">{t('outcomes.hospitalPage.historyEmpty')}</p>}
      {data && data.items.length > 0 && (
        <div className="table-frame">
          <table className="table table-still table-cards">
            <caption className="visually-hidden">{t('outcomes.hospitalPage.historyTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('outcomes.entry.quarter')}</th>
                <th scope="col">{t('outcomes.hospitalPage.before')}</th>
                <th scope="col">{t('outcomes.hospitalPage.reason')}</th>
                <th scope="col">{t('outcomes.hospitalPage.replacedBy')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <Row key={`${one.quarter}/${one.specialty}/${one.revision}`} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && <Pager page={page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={setPage} />}
    </section>
  );
}
