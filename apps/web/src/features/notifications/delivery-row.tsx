import type { Delivery, DeliveryDetail } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';

function Tries({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery<DeliveryDetail>({
    queryKey: ['deliveries', 'one', id],
    queryFn: ({ signal }) => call('getDelivery', { params: { deliveryId: id } }, signal),
  });
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} />;
  if (data.tries.length === 0) return <p className="soft">{t('noticeDesk.log.noTries')}</p>;
  return (
    <ol data-testid="delivery-tries">
      {data.tries.map(({ number, at, tookMs, error: code }) => (
        <li key={number}>
          <time dateTime={at}>{formatInstant(at)}</time> ·{' '}
          {code === null ? t('noticeDesk.log.succeeded') : t('noticeDesk.log.error', { code })} ·{' '}
          {t('noticeDesk.log.took', { ms: tookMs })}
        </li>
      ))}
    </ol>
  );
}

const tones = {
  pending: 'calm',
  deferred: 'calm',
  failed: 'warning',
  dead: 'danger',
  delivered: 'success',
} as const satisfies Record<Delivery['state'], string>;

/** One delivery: what, to whom, how it stands; opened, each of its tries. */
export function DeliveryRow(props: {
  readonly delivery: Delivery;
  readonly isBusy: boolean;
  readonly onRedrive: () => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const [isOpen, setOpen] = useState(false);
  const { delivery, isBusy, onRedrive } = props;
  const { state, channel, consultationNumber, kind, person, attempts, lastError, createdAt, dueAt } =
    delivery;
  const waits = state === 'deferred' || state === 'failed';
  return (
    <li className="delivery" data-testid="delivery-row">
      <div className="delivery-line">
        <span className={`tag tag-${tones[state]}`} data-state={state}>
          {t(`noticeDesk.state.${state}`)}
        </span>
        <strong>{t(`noticeDesk.channel.${channel}`)}</strong>
        <span>{name(person)}</span>
        <time dateTime={createdAt}>{formatInstant(createdAt)}</time>
      </div>
      <div>{t(`notifications.${kind}`, { number: consultationNumber ?? '', inviting: '', invited: '' })}</div>
      <div className="soft">
        {t('noticeDesk.log.attempts', { count: attempts })}
        {lastError !== null && ` · ${t('noticeDesk.log.error', { code: lastError })}`}
        {waits && ` · ${t('noticeDesk.log.due', { at: formatInstant(dueAt) })}`}
      </div>
      <div className="delivery-actions">
        <Button
          tone="quiet"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          data-testid="delivery-open"
        >
          {t('noticeDesk.log.tries')}
        </Button>
        {state === 'dead' && (
          <Button isBusy={isBusy} onClick={onRedrive} data-testid="delivery-redrive">
            {t('noticeDesk.log.redrive')}
          </Button>
        )}
      </div>
      {isOpen && <Tries id={delivery.id} />}
    </li>
  );
}
