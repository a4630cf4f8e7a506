import type { Locale } from '@jiedui/contracts';
import type { InitOptions, ResourceLanguage, TFunction } from 'i18next';
import type { Messages } from './zh-CN/index.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
    returnNull: false;
  }
}

/** The same options on the server and in the browser, so that both speak with one voice. */
export const i18nextOptions = (locale: Locale, words: Record<Locale, ResourceLanguage>): InitOptions => ({
  lng: locale,
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: words['zh-CN'] }, en: { translation: words.en } },
  // Words are put into text nodes, mails and PDFs, each of which escapes for itself.
  interpolation: { escapeValue: false },
  // Notification kinds hold dots and colons of their own; only whole keys are looked up by them.
  nsSeparator: false,
  initAsync: false,
});

export type Translator = TFunction;
