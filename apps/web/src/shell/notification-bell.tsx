import { BellOutlined } from '@ant-design/icons';
import type { Notification } from '@jiedui/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Popover, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { notificationsQuery } from '../api/queries';
import { formatInstant } from '../time/format';
import { LoadFailure } from './load-failure';

function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly Notification['id'][]) =>
      call('markNotificationsRead', { body: ids ? { ids: [...ids] } : {} }),
    onSuccess: (list) => queries.setQueryData(notificationsQuery.queryKey, list),
  });
}

function Row({ item, onOpen }: { readonly item: Notification; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <li className={item.readAt ? 'notification' : 'notification unread'}>
      <Link
        to="/consultations/$consultationId"
        params={{ consultationId: item.consultationId }}
        onClick={onOpen}
        data-testid="notification-row"
      >
        <span>{t(`notifications.${item.kind}`, { number: item.consultationNumber })}</span>
        <time dateTime={item.createdAt}>{formatInstant(item.createdAt)}</time>
      </Link>
    </li>
  );
}

function NotificationList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(notificationsQuery);
  const markRead = useMarkRead();
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active className="notification-list" />;
  if (data.items.length === 0) return <p className="notification-list soft">{t('shell.noNotifications')}</p>;
  const open = (item: Notification) => {
    if (!item.readAt) markRead.mutate([item.id]);
    onClose();
  };
  return (
    <div className="notification-list" data-testid="notification-list">
      <ul>
        {data.items.map((item) => (
          <Row key={item.id} item={item} onOpen={() => open(item)} />
        ))}
      </ul>
      <Button
        block
        disabled={data.unread === 0}
        loading={markRead.isPending}
        onClick={() => markRead.mutate(undefined)}
        data-testid="notifications-mark-read"
      >
        {t('shell.markAllRead')}
      </Button>
    </div>
  );
}

export function NotificationBell() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const unread = useQuery(notificationsQuery).data?.unread ?? 0;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('shell.notifications')}
      content={<NotificationList onClose={() => setOpen(false)} />}
    >
      <Button
        type="text"
        aria-label={`${t('shell.notifications')} ${t('shell.unread', { count: unread })}`}
        aria-expanded={isOpen}
        data-testid="notification-bell"
      >
        <Badge count={unread} size="small">
          <BellOutlined className="header-bell" aria-hidden />
        </Badge>
      </Button>
    </Popover>
  );
}
