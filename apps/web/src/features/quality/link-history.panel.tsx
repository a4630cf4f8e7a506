import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hospitalsOf, useSignedIn } from '../../session/me';
import { LoadFailure } from '../../shell/load-failure';
import '../../styles/quality.css';
import { ChoiceBar } from '../../ui/choice-bar';
import { Skeleton } from '../../ui/skeleton';
import { LinkCharts } from './link-charts';
import { linkHistoryQuery } from './quality-queries';
import { useFigures } from './use-figures';
import { worstHours } from './worst-hours';

function Summary({ hospitalId, days }: { readonly hospitalId: string; readonly days: 30 | 90 }) {
  const { t } = useTranslation();
  const { share, delay } = useFigures();
  const { data, error, refetch } = useQuery(linkHistoryQuery(hospitalId, days));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  const { sessions, good, fair, poor, lossShare, freezeShare, roundTripMs } = data.all;
  if (sessions === 0) return <p className="panel-empty">{t('quality.history.empty')}</p>;
  const worst = worstHours(data).map((hour) => t('quality.history.hourSpan', { hour }));
  const figures = { loss: share(lossShare), freeze: share(freezeShare), delay: delay(roundTripMs) };
  return (
    <>
      <p data-testid="link-summary">
        {t('quality.history.summary', { sessions, good, fair, poor })}
        <br />
        {t('quality.history.medians', figures)}
      </p>
      {data.reasons.length > 0 && (
        <p>
          {t('quality.history.reasons')}
          {': '}
          {data.reasons
            .map((one) =>
              t('quality.history.reasonCount', {
                reason: t(`quality.reason.${one.reason}`),
                count: one.sessions,
              }),
            )
            .join(' · ')}
        </p>
      )}
      {worst.length > 0 && <p>{t('quality.history.worst', { hours: worst.join(', ') })}</p>}
      <LinkCharts history={data} />
    </>
  );
}

/** How the hospital's link was in its sessions, to those who answer for it. */
export function LinkHistoryPanel({ hospitalId }: { readonly hospitalId: string }) {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const [days, setDays] = useState<30 | 90>(30);
  const isOwn = hospitalsOf(me, 'coordinator', 'hospitalAdministrator').some(({ id }) => id === hospitalId);
  if (!isOwn) return null;
  return (
    <section className="panel link-history" aria-labelledby="link-history-title" data-testid="link-history">
      <div className="section-head">
        <h2 className="panel-title" id="link-history-title">
          {t('quality.history.title')}
        </h2>
        <ChoiceBar<'30' | '90'>
          label={t('quality.history.span')}
          value={days === 30 ? '30' : '90'}
          onChange={(chosen) => setDays(chosen === '30' ? 30 : 90)}
          choices={[
            { value: '30', label: t('quality.history.days', { days: 30 }) },
            { value: '90', label: t('quality.history.days', { days: 90 }) },
          ]}
          testId="link-days"
        />
      </div>
      <p className="soft">{t('quality.history.hint', { days })}</p>
      <Summary hospitalId={hospitalId} days={days} />
    </section>
  );
}
