import type { Translator } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../language/language';

/** A difference with its sign, as people write it: +1,234 or −56. */
export function useSigned(): (value: number) => string {
  const format = new Intl.NumberFormat(useLocale());
  return (value) => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${format.format(Math.abs(value))}`);
}

/** Points of score with their unit. */
export function usePoints(): (value: number) => string {
  const { t } = useTranslation();
  const format = new Intl.NumberFormat(useLocale());
  return (value) => t('matching.points', { number: format.format(value) });
}

/** How long the solver took. */
export function tookWords(t: Translator, ms: number): string {
  if (ms >= 1_000) return t('matching.seconds', { number: (ms / 1_000).toFixed(1) });
  return t('matching.milliseconds', { number: ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms) });
}
