import { ClockCircleOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { clockOf, clockWords, type Clocked, type ClockLevel } from './clock';
import { formatInstant } from './format';
import { useNow } from './use-now';

const icons: Record<ClockLevel, React.ReactNode> = {
  calm: <ClockCircleOutlined aria-hidden />,
  soon: <WarningFilled aria-hidden />,
  overdue: <ExclamationCircleFilled aria-hidden />,
};

/** Calm until it matters: grey, amber, red, and always in words. */
export function ClockBadge({ consultation }: { readonly consultation: Clocked }) {
  const { t } = useTranslation();
  const reading = clockOf(consultation, useNow());
  if (!reading) return null;
  const at = formatInstant(reading.at);
  return (
    <span
      className={`clock clock-${reading.level}`}
      title={reading.kind === 'answer' ? t('time.dueAt', { time: at }) : at}
      data-testid="clock"
      data-level={reading.level}
    >
      {icons[reading.level]} {clockWords(t, reading)}
    </span>
  );
}
