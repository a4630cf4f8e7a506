import type { Consultation } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { consultationChanged } from '../../../api/queries';
import { serverNow } from '../../../api/server-clock';
import { formatTime } from '../../../time/format';
import { Notice } from '../../../ui/notice';

/** A second later the server is sure to say no. */
const graceMs = 1_000;

/** Says that one is here by emergency access alone, and asks again once it has run out. */
export function EmergencyBanner({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, seenUntil } = consultation;
  useEffect(() => {
    if (seenUntil === null) return undefined;
    const leftMs = Date.parse(seenUntil) - serverNow().getTime() + graceMs;
    const timer = setTimeout(() => consultationChanged(queries, id), Math.max(graceMs, leftMs));
    return () => clearTimeout(timer);
  }, [queries, id, seenUntil]);
  if (seenUntil === null) return null;
  return (
    <Notice
      tone="warning"
      title={t('sharing.emergency.banner', { time: formatTime(seenUntil) })}
      testId="emergency-banner"
    >
      {t('sharing.emergency.bannerText')}
    </Notice>
  );
}
