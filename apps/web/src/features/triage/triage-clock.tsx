import { ClockCircleOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import type { TriageItem } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { clockWords } from '../../time/clock';
import { formatInstant, formatTime } from '../../time/format';
import { useNow } from '../../time/use-now';

const icons = {
  calm: <ClockCircleOutlined aria-hidden />,
  soon: <WarningFilled aria-hidden />,
  overdue: <ExclamationCircleFilled aria-hidden />,
};

/** Grey, amber, red, and always in words; of an emergency also how long the last page is waited for. */
export function TriageClock({ item }: { readonly item: TriageItem }) {
  const { t } = useTranslation();
  const now = useNow();
  const { dueAt, pagedUntil, clock } = item;
  if (dueAt === null) return <span className="soft">{t('routing.triage.noClock')}</span>;
  const at = new Date(dueAt);
  const leftMs = at.getTime() - now.getTime();
  const level = leftMs < 0 ? 'overdue' : clock;
  return (
    <span className="triage-clock">
      <span
        className={`clock clock-${level}`}
        title={t('time.dueAt', { time: formatInstant(at) })}
        data-testid="triage-row-clock"
        data-level={level}
      >
        {icons[level]} {clockWords(t, { kind: 'answer', level, at, leftMs })}
      </span>
      {pagedUntil && (
        <span className="soft">{t('routing.triage.pagedUntil', { time: formatTime(pagedUntil) })}</span>
      )}
    </span>
  );
}
