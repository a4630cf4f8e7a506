import type { Notification as NotificationView } from '@jiedui/contracts';
import { type ConsultationNoticeKind, needsAcknowledgement, type PairingNoticeKind } from '@jiedui/domain';
import { hospitalView } from '../hospitals/index.js';
import type { Notification } from './notification.entity.js';

/** As its reader gets it; the hospitals of its pairing must be loaded. */
export function noticeView(notification: Notification): NotificationView {
  const { id, kind, consultation, consultationNumber, pairing } = notification;
  const common = {
    id,
    createdAt: notification.createdAt.toISOString(),
    readAt: notification.readAt?.toISOString() ?? null,
    urgency: notification.urgency,
    needsAcknowledgement: needsAcknowledgement(kind),
    acknowledgedAt: notification.acknowledgedAt?.toISOString() ?? null,
  };
  if (pairing) {
    return {
      ...common,
      kind: kind as PairingNoticeKind,
      pairing: {
        id: pairing.id,
        invitingHospital: hospitalView(pairing.invitingHospital),
        invitedHospital: hospitalView(pairing.invitedHospital),
      },
    };
  }
  if (!consultation || consultationNumber === null) throw new Error(`Notice ${id} is of nothing`);
  return {
    ...common,
    kind: kind as ConsultationNoticeKind,
    consultationId: consultation.id,
    consultationNumber,
  };
}
