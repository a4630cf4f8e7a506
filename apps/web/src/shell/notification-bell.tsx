import { BellOutlined } from '@ant-design/icons';
import type { Notification } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { notificationsQuery } from '../api/queries';
import { useName } from '../language/language';
import { formatInstant } from '../time/format';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { Skeleton } from '../ui/skeleton';
import { useSignedIn } from '../session/me';
import { LoadFailure } from './load-failure';
import { targetOf } from './notification-target';
import { useAcknowledge, useMarkRead } from './use-mark-read';

const shownAtMost = 99;

function Row({ item, onOpen }: { readonly item: Notification; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const markRead = useMarkRead();
  const target = targetOf(item, me);
  const words =
    'pairing' in item
      ? t(`notifications.${item.kind}`, {
          inviting: name(item.pairing.invitingHospital),
          invited: name(item.pairing.invitedHospital),
        })
      : t(`notifications.${item.kind}`, { number: item.consultationNumber });
  const open = () => {
    // A consultation's page marks what was read; the review is of many.
    if (target.to === '/break-glass' && item.readAt === null) markRead.mutate([item.id]);
    onOpen();
  };
  return (
    <li className={item.readAt ? 'notification' : 'notification unread'}>
      <Link {...target} onClick={open} data-testid="notification-row">
        <span>{words}</span>
        <time dateTime={item.createdAt}>{formatInstant(item.createdAt)}</time>
      </Link>
      <Acknowledgement item={item} />
    </li>
  );
}

/** Where somebody has to say that they have seen to it, so that it goes no further. */
function Acknowledgement({ item }: { readonly item: Notification }) {
  const { t } = useTranslation();
  const acknowledge = useAcknowledge();
  if (!item.needsAcknowledgement) return null;
  if (item.acknowledgedAt) return <span className="soft">{t('noticeDesk.acknowledged')}</span>;
  return (
    <Button
      isBusy={acknowledge.isPending}
      onClick={() => acknowledge.mutate(item.id)}
      data-testid="notification-acknowledge"
    >
      {t('noticeDesk.acknowledge')}
    </Button>
  );
}

function NotificationList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(notificationsQuery);
  const markRead = useMarkRead();
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  if (data.items.length === 0) return <p className="soft">{t('shell.noNotifications')}</p>;
  return (
    <>
      <ul>
        {data.items.map((item) => (
          <Row key={item.id} item={item} onOpen={onClose} />
        ))}
      </ul>
      <Button
        className="button-block"
        disabled={data.unread === 0}
        isBusy={markRead.isPending}
        onClick={() => markRead.mutate(undefined)}
        data-testid="notifications-mark-read"
      >
        {t('shell.markAllRead')}
      </Button>
    </>
  );
}

export function NotificationBell() {
  const { t } = useTranslation();
  const unread = useQuery(notificationsQuery).data?.unread ?? 0;
  return (
    <Disclosure
      label={`${t('shell.notifications')} ${t('shell.unread', { count: unread })}`}
      testId="notification-bell"
      trigger={
        <span className="header-bell">
          <BellOutlined aria-hidden />
          {unread > 0 && (
            <span className="badge" data-testid="notification-count">
              {unread > shownAtMost ? `${shownAtMost}+` : unread}
            </span>
          )}
        </span>
      }
    >
      {(close) => (
        <section
          className="notification-list"
          aria-label={t('shell.notifications')}
          data-testid="notification-list"
        >
          <h2 className="panel-title">{t('shell.notifications')}</h2>
          <NotificationList onClose={close} />
          <Link to="/account/notifications" onClick={close} data-testid="notification-settings-link">
            {t('noticeDesk.toSettings')}
          </Link>
        </section>
      )}
    </Disclosure>
  );
}
