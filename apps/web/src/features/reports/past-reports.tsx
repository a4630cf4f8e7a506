import { DownloadOutlined } from '@ant-design/icons';
import type { Report } from '@jiedui/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, urlOf } from '../../api/client';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { formatBytes, formatInstant } from '../../time/format';
import { Button, buttonClass } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';
import { MeterBar } from '../../ui/meter-bar';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { reportsQuery } from './report-queries';

const tones = {
  queued: 'calm',
  rendering: 'action',
  ready: 'success',
  failed: 'danger',
  cancelled: 'calm',
  expired: 'calm',
} as const;

function Progress({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { state, stage, percent, failure, expiresAt } = report;
  return (
    <>
      <span className={`tag tag-${tones[state]}`} data-testid="report-state">
        {t(`reports.states.${state}`)}
      </span>
      {state === 'rendering' && (
        <output className="report-progress">
          <MeterBar measures="progress" label={t('reports.states.rendering')} percent={percent} />
          {stage && t('reports.progress', { stage: t(`reports.stages.${stage}`), percent })}
        </output>
      )}
      {failure && <div className="form-error">{t(`reports.failures.${failure}`)}</div>}
      {state === 'ready' && expiresAt && (
        <div className="soft">{t('reports.keptUntil', { date: expiresAt.slice(0, 10) })}</div>
      )}
    </>
  );
}

function Actions({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const queries = useQueryClient();
  const params = { reportId: report.id };
  const step = useMutation({
    mutationFn: (action: 'retry' | 'cancel') =>
      call(action === 'retry' ? 'retryReport' : 'cancelReport', { params }),
    onError: fail,
    onSettled: () => queries.invalidateQueries({ queryKey: ['reports'] }),
  });
  return (
    <span className="page-actions">
      {report.actions.map((action) =>
        action === 'download' ? (
          <a
            key={action}
            href={urlOf('downloadReport', { params })}
            download
            className={buttonClass({ tone: 'primary' })}
            data-testid="report-download"
          >
            <DownloadOutlined aria-hidden /> {t('reports.download')}
            {report.sizeBytes !== null && ` (${formatBytes(report.sizeBytes)})`}
          </a>
        ) : (
          <Button
            key={action}
            isBusy={step.isPending}
            onClick={() => step.mutate(action)}
            data-testid={`report-${action}`}
          >
            {t(`reports.${action}`)}
          </Button>
        ),
      )}
    </span>
  );
}

function Row({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const name = useName();
  const { region, hospital, first, last, baseline, format, askedAt } = report;
  const over = region ?? hospital;
  return (
    <tr data-testid="report-row" data-state={report.state}>
      <th scope="row">
        {over ? name(over) : '—'}
        <div className="soft row-detail">{t(`reports.formats.${format}`)}</div>
      </th>
      <td data-label={t('reports.period')}>{t('outcomes.period.shown', { first, last, baseline })}</td>
      <td className="nowrap" data-label={t('reports.askedAt')}>
        {formatInstant(askedAt)}
      </td>
      <td data-label={t('reports.state')}>
        <Progress report={report} />
      </td>
      <td>
        <Actions report={report} />
      </td>
    </tr>
  );
}

/** Latest first, each as far as it is. */
export function PastReports() {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(reportsQuery(page));
  return (
    <section className="outcome-part" aria-label={t('reports.past')}>
      <h2 className="panel-title">{t('reports.past')}</h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data?.total === 0 && (
        <p className="empty panel" data-testid="reports-empty">
          {t('reports.pastEmpty')}
        </p>
      )}
      {data && data.items.length > 0 && (
        <div className="table-frame">
          <table className="table table-still table-cards">
            <caption className="visually-hidden">{t('reports.past')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reports.scope')}</th>
                <th scope="col">{t('reports.period')}</th>
                <th scope="col">{t('reports.askedAt')}</th>
                <th scope="col">{t('reports.state')}</th>
                <th scope="col" aria-label={t('reports.download')} />
              </tr>
            </thead>
            <tbody>
              {data.items.map((report) => (
                <Row key={report.id} report={report} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && <Pager page={page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={setPage} />}
    </section>
  );
}
