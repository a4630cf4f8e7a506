import type { Me, Notification } from '@jiedui/contracts';
import { noticeLeadsTo, pairingNoticeLeadsTo } from '@jiedui/domain';

const pages = {
  glassReview: '/break-glass',
  triage: '/triage',
  consultation: '/consultations/$consultationId',
} as const;

export type NotificationTarget =
  | {
      readonly to: (typeof pages)[keyof typeof pages];
      readonly params: { readonly consultationId: string };
    }
  | {
      readonly to: '/pairings/$pairingId' | '/radar/$pairingId';
      readonly params: { readonly pairingId: string };
    };

/** The page that a notification leads to. */
export function targetOf(item: Notification, me: Me): NotificationTarget {
  if ('pairing' in item) {
    const leadsTo = pairingNoticeLeadsTo(item.kind);
    return {
      to: leadsTo === 'agreements' ? '/pairings/$pairingId' : '/radar/$pairingId',
      params: { pairingId: item.pairing.id },
    };
  }
  const leadsTo = noticeLeadsTo(
    item.kind,
    me.posts.map(({ role }) => role),
  );
  return {
    to: pages[leadsTo],
    params: { consultationId: item.consultationId },
  };
}
