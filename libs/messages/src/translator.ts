import type { Locale } from '@jiedui/contracts';
import { createInstance, type InitOptions, type TFunction } from 'i18next';
import { messages } from './catalogue.js';
import type { Messages } from './zh-CN/index.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
    returnNull: false;
  }
}

/** The same options on the server and in the browser, so that both speak with one voice. */
export const i18nextOptions = (locale: Locale): InitOptions => ({
  lng: locale,
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: messages['zh-CN'] }, en: { translation: messages.en } },
  // Words are put into text nodes, mails and PDFs, each of which escapes for itself.
  interpolation: { escapeValue: false },
  // Notification kinds hold dots and colons of their own; only whole keys are looked up by them.
  nsSeparator: false,
  initAsync: false,
});

export type Translator = TFunction;

/** Words for the server's mails and documents, in one language. */
export function createTranslator(locale: Locale): Translator {
  const instance = createInstance();
  void instance.init(i18nextOptions(locale));
  return instance.t;
}
