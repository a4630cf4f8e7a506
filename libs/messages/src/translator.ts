import type { Locale } from '@jiedui/contracts';
import { createInstance } from 'i18next';
import { messages } from './catalogue.js';
import { i18nextOptions, type Translator } from './options.js';

/** Words for the server's mails and documents, in one language. */
export function createTranslator(locale: Locale): Translator {
  const instance = createInstance();
  void instance.init(i18nextOptions(locale, messages));
  return instance.t;
}
