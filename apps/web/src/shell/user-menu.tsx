import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { locales, type Locale } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { chooseLocale, useLocale, useName } from '../language/language';
import { useSignedIn } from '../session/me';
import { session } from '../session/session.store';
import { Disclosure } from '../ui/disclosure';
import { useFeedback } from '../ui/feedback';

/** Switches at once; the account learns of it when the link allows. */
async function switchLocale(locale: Locale): Promise<void> {
  chooseLocale(locale);
  const me = await call('updateMe', { body: { locale } }).catch(() => undefined);
  if (me) session.update(me);
}

function Posts() {
  const { t } = useTranslation();
  const { me, post, choosePost } = useSignedIn();
  const name = useName();
  if (me.posts.length < 2) return null;
  return (
    <>
      <span className="menu-title">{t('shell.actingAs')}</span>
      {me.posts.map((one, index) => (
        <button key={index} type="button" aria-pressed={one === post} onClick={() => choosePost(index)}>
          {name(one.hospital)} · {t(`terms.role.${one.role}`)}
        </button>
      ))}
      <hr />
    </>
  );
}

function Languages() {
  const { t } = useTranslation();
  const current = useLocale();
  return (
    <>
      <span className="menu-title">{t('shell.language')}</span>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => void switchLocale(locale)}
          data-testid={`menu-locale-${locale}`}
        >
          {t(`terms.locale.${locale}`)}
        </button>
      ))}
      <hr />
    </>
  );
}

export function UserMenu() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const name = useName();
  const { fail } = useFeedback();
  return (
    <Disclosure
      label={`${t('shell.account')} ${name(me.person)}`}
      testId="user-menu"
      trigger={
        <>
          <UserOutlined aria-hidden />
          <span className="header-person">{name(me.person)}</span>
          <DownOutlined aria-hidden />
        </>
      }
    >
      {() => (
        <div className="menu">
          <span className="menu-title menu-account">
            {name(me.person)}
            <br />
            {me.email}
          </span>
          <Posts />
          <Languages />
          <button type="button" onClick={() => void session.signOut().catch(fail)} data-testid="sign-out">
            {t('shell.signOut')}
          </button>
        </div>
      )}
    </Disclosure>
  );
}
