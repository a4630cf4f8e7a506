import { locales, type Locale } from '@jiedui/contracts';
import { firstWords, i18nextOptions, loadMessages } from '@jiedui/messages';
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

/** Languages of which all words are here or on their way; before that there are the Chinese ones of the sign-in. */
const fetched = new Map<Locale, Promise<void>>();

function fetchWords(locale: Locale): Promise<void> {
  const known = fetched.get(locale);
  if (known) return known;
  const arrived = loadMessages(locale).then(
    (words) => void i18next.addResourceBundle(locale, 'translation', words, true, true),
  );
  fetched.set(locale, arrived);
  // The link may be back at the next try.
  arrived.catch(() => fetched.delete(locale));
  return arrived;
}

/** Resolves once everything can be said in the language chosen now; from then on every choice brings its words. */
export const allWords = (): Promise<void> => fetchWords(rememberedLocale());

/** Resolves when the sign-in page can be shown in the language remembered here, or in Chinese where it stays away. */
export async function startLanguage(): Promise<void> {
  void i18next.use(initReactI18next).init(i18nextOptions('zh-CN', { 'zh-CN': firstWords, en: {} }));
  applyLocale('zh-CN');
  if (rememberedLocale() !== 'zh-CN') await switchTo(rememberedLocale());
}

async function switchTo(locale: Locale): Promise<void> {
  const isHere = locale === 'zh-CN' && fetched.size === 0;
  // Without the words the language stays as it is; what cannot be fetched now is fetched with the next choice.
  if (!isHere) await fetchWords(locale).catch(() => undefined);
  // Somebody may have chosen again meanwhile.
  if (rememberedLocale() !== locale || !(isHere || fetched.has(locale))) return;
  await i18next.changeLanguage(locale);
  applyLocale(locale);
}

export function chooseLocale(locale: Locale): void {
  localStorage.setItem(storageKey, locale);
  void switchTo(locale);
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
