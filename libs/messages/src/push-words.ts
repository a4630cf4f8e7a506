import { notifications as en } from './en/notifications.js';
import { notifications as zhCN } from './zh-CN/notifications.js';

/** All that a service worker needs to say what a push is about, without the words of every page. */
export const pushWords = { 'zh-CN': zhCN, en } as const;
