import type { Locale } from '@jiedui/contracts';
import { en } from './en/index.js';
import { zhCN, type Messages } from './zh-CN/index.js';

export const messages: Record<Locale, Messages> = { 'zh-CN': zhCN, en };
