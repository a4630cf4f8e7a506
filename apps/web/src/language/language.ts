import { locales, type Locale } from '@jiedui/contracts';
import { i18nextOptions } from '@jiedui/messages';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

const storageKey = 'jiedui.locale';

const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

function rememberedLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  if (isLocale(stored)) return stored;
  return 'zh-CN';
}

function applyLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
}

export function startLanguage(): void {
  void i18next.use(initReactI18next).init(i18nextOptions(rememberedLocale()));
  applyLocale(rememberedLocale());
}

export function chooseLocale(locale: Locale): void {
  localStorage.setItem(storageKey, locale);
  void i18next.changeLanguage(locale);
  applyLocale(locale);
}

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return isLocale(i18n.language) ? i18n.language : 'zh-CN';
}

/** People and hospitals carry both names; a missing one falls back to the other. */
export function nameIn(locale: Locale, named: { readonly nameZh: string; readonly nameEn: string }): string {
  return locale === 'zh-CN' ? named.nameZh || named.nameEn : named.nameEn || named.nameZh;
}

export function useName(): (named: { readonly nameZh: string; readonly nameEn: string }) => string {
  const locale = useLocale();
  return (named) => nameIn(locale, named);
}
