import type { Locale } from '@jiedui/contracts';
import { call } from '../api/client';
import { session } from '../session/session.store';
import { chooseLocale } from './language';

/** Switches at once; the account learns of it when the link allows. */
export async function switchLocale(locale: Locale): Promise<void> {
  chooseLocale(locale);
  const me = await call('updateMe', { body: { locale } }).catch(() => undefined);
  if (me) session.enter(me);
}
