import type { RadarItem } from '@jiedui/contracts';
import { ClockCircleOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockLevel } from '../../time/clock';
import { levelOf, silenceWords, toldAt } from './silence';

const icons: Record<ClockLevel, ReactNode> = {
  calm: <ClockCircleOutlined aria-hidden />,
  soon: <WarningFilled aria-hidden />,
  overdue: <ExclamationCircleFilled aria-hidden />,
};

/** The state of a pairing and its clock: grey, amber, red, and always in words. */
export function SilenceBadge({ item }: { readonly item: RadarItem }) {
  const { t } = useTranslation();
  const level = levelOf[item.state];
  return (
    <span className="silence" data-testid="silence" data-state={item.state}>
      <span className={`clock clock-${level}`}>
        {icons[level]} {t(`radar.state.${item.state}`)}
      </span>
      <span className={level === 'calm' ? 'soft' : undefined}>{silenceWords(t, item)}</span>
    </span>
  );
}

/** What came last, and what was agreed. */
export function SilenceFacts({ item }: { readonly item: RadarItem }) {
  const { t } = useTranslation();
  const { lastSign, silentSince, contactEveryDays } = item;
  return (
    <span className="silence-facts soft">
      {lastSign
        ? t('radar.lastSign', { sign: t(`radar.sign.${lastSign}`), date: silentSince })
        : t('radar.noSign')}
      {' · '}
      {contactEveryDays === null ? t('radar.rhythmNone') : t('radar.rhythm', { count: contactEveryDays })}
    </span>
  );
}

/** Who was told, who took note, and until when it is left alone. */
export function EscalationTags({ item }: { readonly item: RadarItem }) {
  const { t } = useTranslation();
  const { escalation, snoozedUntil } = item;
  if (!escalation && !snoozedUntil) return null;
  return (
    <span className="silence-tags">
      {snoozedUntil && (
        <span className="tag tag-calm" data-testid="snoozed">
          {t('radar.snoozedUntil', { date: snoozedUntil })}
        </span>
      )}
      {escalation && (
        <span className="tag tag-warning" data-testid="escalation" data-step={escalation.step}>
          {t(`radar.told.${toldAt[escalation.step]}`)}
        </span>
      )}
      {escalation?.acknowledgedAt && <span className="tag tag-success">{t('radar.acknowledged')}</span>}
    </span>
  );
}
