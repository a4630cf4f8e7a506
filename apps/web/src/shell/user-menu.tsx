import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { locales } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale, useName } from '../language/language';
import { switchLocale } from '../language/switch-locale';
import { usePlaceOf, useSignedIn } from '../session/me';
import { session } from '../session/session.store';
import { Disclosure } from '../ui/disclosure';
import { useFeedback } from '../ui/feedback';

function Posts() {
  const { t } = useTranslation();
  const { me, post, choosePost } = useSignedIn();
  const placeOf = usePlaceOf();
  if (me.posts.length < 2) return null;
  return (
    <>
      <span className="menu-title">{t('shell.actingAs')}</span>
      {me.posts.map((one, index) => (
        <button key={index} type="button" aria-pressed={one === post} onClick={() => choosePost(index)}>
          {[placeOf(one), t(`terms.role.${one.role}`)].filter(Boolean).join(' · ')}
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

/** Leaves; asks before, where something lies on this device alone. */
function useSignOut(): () => Promise<void> {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const { ask, fail } = useFeedback();
  const leave = () => session.signOut().catch(fail);
  return async () => {
    const { countUnsent } = await import('../offline/unsent');
    const count = await countUnsent(me.person.id);
    if (count === 0) return leave();
    ask({
      title: t('shell.signOut'),
      text: t('request.signOutUnsent', { count }),
      confirm: { label: t('shell.signOut'), isDanger: true, testId: 'confirm-sign-out', run: leave },
    });
  };
}

export function UserMenu() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const name = useName();
  const leave = useSignOut();
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
      {(close) => (
        <div className="menu">
          <span className="menu-title menu-account">
            {name(me.person)}
            <br />
            {me.email}
          </span>
          <Link to="/account" onClick={close} data-testid="menu-account">
            {t('shell.myAccount')}
          </Link>
          <hr />
          <Posts />
          <Languages />
          <button type="button" onClick={() => void leave()} data-testid="sign-out">
            {t('shell.signOut')}
          </button>
        </div>
      )}
    </Disclosure>
  );
}
