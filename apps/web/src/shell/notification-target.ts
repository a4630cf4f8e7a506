import type { Me, Notification } from '@jiedui/contracts';
import { holdsRole } from '../session/me';

export interface NotificationTarget {
  readonly to: '/break-glass' | '/consultations/$consultationId';
  readonly params: { readonly consultationId: string };
}

/** Where a notification leads: to its consultation, but for who reviews emergency access and may not see the case. */
export function targetOf({ kind, consultationId }: Notification, me: Me): NotificationTarget {
  const isForReview = kind === 'glass.broken' && holdsRole(me, 'hospitalAdministrator');
  return {
    to: isForReview ? '/break-glass' : '/consultations/$consultationId',
    params: { consultationId },
  };
}
