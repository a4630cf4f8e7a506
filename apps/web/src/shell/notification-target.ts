import type { Me, Notification } from '@jiedui/contracts';
import { noticeLeadsTo } from '@jiedui/domain';

export interface NotificationTarget {
  readonly to: '/break-glass' | '/consultations/$consultationId';
  readonly params: { readonly consultationId: string };
}

/** The page that a notification leads to. */
export function targetOf({ kind, consultationId }: Notification, me: Me): NotificationTarget {
  const leadsTo = noticeLeadsTo(
    kind,
    me.posts.map(({ role }) => role),
  );
  return {
    to: leadsTo === 'glassReview' ? '/break-glass' : '/consultations/$consultationId',
    params: { consultationId },
  };
}
