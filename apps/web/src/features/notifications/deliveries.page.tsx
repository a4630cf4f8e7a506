import { deliveryStates, queueBoardPath, type DeliveryState } from '@jiedui/contracts';
import { deliveryChannels, type DeliveryChannel } from '@jiedui/domain';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import { Button, buttonClass } from '../../ui/button';
import { InputField } from '../../ui/input-field';
import { Pager } from '../../ui/pager';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { Toasts, useToasts } from '../../ui/toasts';
import '../../styles/notices.css';
import { DeliveryRow } from './delivery-row';
import type { DeliverySearch } from './delivery-search';

const route = getRouteApi('/deliveries');
type Show = (search: DeliverySearch) => void;

function Filters({ search, show }: { readonly search: DeliverySearch; readonly show: Show }) {
  const { t } = useTranslation();
  const states = deliveryStates.map((value) => ({ value, label: t(`noticeDesk.state.${value}`) }));
  const channels = deliveryChannels.map((value) => ({ value, label: t(`noticeDesk.channel.${value}`) }));
  const narrow = (change: DeliverySearch) => show({ ...search, ...change, page: 1 });
  return (
    <div className="delivery-filters">
      <InputField
        label={t('noticeDesk.log.search')}
        value={search.search ?? ''}
        onChange={(text) => narrow({ search: text === '' ? undefined : text.slice(0, 40) })}
        testId="delivery-search"
      />
      <SelectField<DeliveryState | ''>
        label={t('noticeDesk.log.stateLabel')}
        value={search.state ?? ''}
        choices={[{ value: '', label: t('noticeDesk.log.anyState') }, ...states]}
        onChange={(state) => narrow({ state: state === '' ? undefined : state })}
        testId="delivery-state"
      />
      <SelectField<DeliveryChannel | ''>
        label={t('noticeDesk.log.channelLabel')}
        value={search.channel ?? ''}
        choices={[{ value: '', label: t('noticeDesk.log.anyChannel') }, ...channels]}
        onChange={(channel) => narrow({ channel: channel === '' ? undefined : channel })}
        testId="delivery-channel"
      />
    </div>
  );
}

function List({ search, show }: { readonly search: DeliverySearch; readonly show: Show }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { toasts, succeed } = useToasts();
  const { data, error, refetch } = useQuery({
    queryKey: ['deliveries', search],
    queryFn: ({ signal }) => call('listDeliveries', { query: search }, signal),
    placeholderData: keepPreviousData,
  });
  const redrive = useMutation({
    mutationFn: (ids: string[]) => call('redriveDeliveries', { body: { ids } }),
    onSuccess: ({ redriven }) => {
      succeed(t('noticeDesk.log.redriven', { count: redriven }));
      return queries.invalidateQueries({ queryKey: ['deliveries'] });
    },
  });
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  const dead = data.items.filter(({ state }) => state === 'dead').map(({ id }) => id);
  return (
    <>
      {redrive.error && <LoadFailure error={redrive.error} onRetry={() => redrive.reset()} />}
      {dead.length > 1 && (
        <Button
          isBusy={redrive.isPending}
          onClick={() => redrive.mutate(dead)}
          data-testid="delivery-redrive-all"
        >
          {t('noticeDesk.log.redriveAll', { count: dead.length })}
        </Button>
      )}
      {data.items.length === 0 && <div className="empty panel">{t('noticeDesk.log.empty')}</div>}
      {data.items.length > 0 && (
        <ul className="deliveries panel">
          {data.items.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              isBusy={redrive.isPending}
              onRedrive={() => redrive.mutate([delivery.id])}
            />
          ))}
        </ul>
      )}
      <Pager
        page={data.page}
        pageCount={Math.ceil(data.total / data.pageSize)}
        onChange={(page) => show({ ...search, page })}
      />
      <Toasts toasts={toasts} />
    </>
  );
}

/** For whoever runs the installation: what went out, what did not, and trying it again. */
export function DeliveriesPage() {
  const { t } = useTranslation();
  usePageTitle(t('noticeDesk.log.title'));
  const search = route.useSearch();
  const navigate = useNavigate();
  const show: Show = (next) => void navigate({ to: '/deliveries', search: next });
  return (
    <div className="page" data-testid="deliveries-page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('noticeDesk.log.title')}</h1>
          <p className="soft page-lead">{t('noticeDesk.log.lead')}</p>
        </div>
        <a className={buttonClass({})} href={`/api${queueBoardPath}/`} data-testid="queue-board-link">
          {t('noticeDesk.log.queue')}
        </a>
      </div>
      <Filters search={search} show={show} />
      <List search={search} show={show} />
    </div>
  );
}
