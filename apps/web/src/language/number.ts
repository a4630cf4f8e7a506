import { useLocale } from './language';

/** Counts as people write them: 12,345. */
export function useNumber(): (value: number) => string {
  const format = new Intl.NumberFormat(useLocale());
  return (value) => format.format(value);
}
