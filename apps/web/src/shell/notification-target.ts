import type { Me, Notification } from '@jiedui/contracts';
import { noticeLeadsTo, pairingNoticeLeadsTo } from '@jiedui/domain';

export type NotificationTarget =
  | {
      readonly to: '/break-glass' | '/consultations/$consultationId';
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
    to: leadsTo === 'glassReview' ? '/break-glass' : '/consultations/$consultationId',
    params: { consultationId: item.consultationId },
  };
}
