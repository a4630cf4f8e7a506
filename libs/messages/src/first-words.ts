import type { Locale } from '@jiedui/contracts';
import { errors } from './zh-CN/errors.js';
import type { Messages } from './zh-CN/index.js';
import { locale } from './zh-CN/locale.js';
import { shell } from './zh-CN/shell.js';
import { signIn } from './zh-CN/sign-in.js';

type FirstWords = Pick<Messages, 'shell' | 'signIn' | 'errors'> & {
  readonly terms: Pick<Messages['terms'], 'locale'>;
};

/**
 * What the sign-in page says in the language most people have: a browser on a thin link reads this first, and
 * everything else, or another language, when it is wanted.
 */
export const firstWords: FirstWords = { shell, signIn, errors, terms: { locale } };

/** All words of one language, fetched on their own. */
export async function loadMessages(wanted: Locale): Promise<Messages> {
  return wanted === 'zh-CN' ? (await import('./zh-CN/index.js')).zhCN : (await import('./en/index.js')).en;
}
