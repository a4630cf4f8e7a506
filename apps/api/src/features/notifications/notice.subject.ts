import type { Locale } from '@jiedui/contracts';
import {
  type ConsultationNoticeKind,
  noticeLeadsTo,
  type PairingNoticeKind,
  pairingNoticeLeadsTo,
  type Role,
} from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import type { Notification } from './notification.entity.js';

const inLocale = (locale: Locale, { nameZh, nameEn }: { nameZh: string; nameEn: string }) =>
  locale === 'zh-CN' ? nameZh : nameEn;

/** What happened, in one sentence. Its consultation, or its pairing with both hospitals, must be loaded. */
export function noticeWords(
  t: Translator,
  locale: Locale,
  { kind, consultation, pairing }: Notification,
): string {
  return t(`notifications.${kind}`, {
    number: consultation?.number ?? '',
    inviting: pairing ? inLocale(locale, pairing.invitingHospital) : '',
    invited: pairing ? inLocale(locale, pairing.invitedHospital) : '',
  });
}

/** The path of the page that a notice leads a reader of these roles to. */
export function noticePath({ kind, consultation, pairing }: Notification, roles: readonly Role[]): string {
  if (pairing) {
    const page = pairingNoticeLeadsTo(kind as PairingNoticeKind) === 'agreements' ? 'pairings' : 'radar';
    return `${page}/${pairing.id}`;
  }
  switch (noticeLeadsTo(kind as ConsultationNoticeKind, roles)) {
    case 'glassReview':
      return 'break-glass';
    case 'triage':
      return 'triage';
    case 'consultation':
      return `consultations/${consultation?.id}`;
  }
}
