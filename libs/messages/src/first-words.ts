import type { Locale } from '@jiedui/contracts';
import { errors as enErrors } from './en/errors.js';
import { shell as enShell } from './en/shell.js';
import { signIn as enSignIn } from './en/sign-in.js';
import { errors } from './zh-CN/errors.js';
import { shell } from './zh-CN/shell.js';
import { signIn } from './zh-CN/sign-in.js';
import { locale } from './zh-CN/locale.js';
import type { Messages } from './zh-CN/index.js';

/** What the sign-in page says: a browser on a thin link reads this first, and the rest while somebody types. */
export const firstWords: Record<Locale, Pick<Messages, 'shell' | 'signIn' | 'errors'> & FirstTerms> = {
  'zh-CN': { shell, signIn, errors, terms: { locale } },
  en: { shell: enShell, signIn: enSignIn, errors: enErrors, terms: { locale } },
};

type FirstTerms = { readonly terms: Pick<Messages['terms'], 'locale'> };

/** All words of one language, fetched on their own. */
export async function loadMessages(wanted: Locale): Promise<Messages> {
  return wanted === 'zh-CN' ? (await import('./zh-CN/index.js')).zhCN : (await import('./en/index.js')).en;
}
