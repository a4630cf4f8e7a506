import type { Locale } from '@jiedui/contracts';

/** Jan, 1月. @param month 1 to 12 */
export const monthName = (locale: Locale, month: number): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1));
