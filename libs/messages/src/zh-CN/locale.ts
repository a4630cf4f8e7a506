import type { Locale } from '@jiedui/contracts';

/** Each language by its own name, in every language. */
export const locale: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' };
