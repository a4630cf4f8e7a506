import { useTranslation } from 'react-i18next';
import { useLocale } from '../../language/language';

const known = (value: number | null, shown: (value: number) => string) =>
  value === null ? '—' : shown(value);

/** Measured values as people read them; what was not measured is a dash. */
export function useFigures() {
  const { t } = useTranslation();
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return {
    share: (value: number | null) => known(value, (one) => percent.format(one)),
    delay: (value: number | null) =>
      known(value, (one) => t('quality.milliseconds', { value: whole.format(one) })),
    rate: (value: number | null) =>
      known(value, (one) => t('quality.kilobits', { value: whole.format(one / 1_000) })),
    minutes: (ms: number) => whole.format(Math.max(1, Math.round(ms / 60_000))),
  };
}
