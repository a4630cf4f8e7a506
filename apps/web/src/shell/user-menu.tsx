import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { locales, type Locale } from '@jiedui/contracts';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { describeError } from '../api/error-words';
import { chooseLocale, useLocale, useName } from '../language/language';
import { useSignedIn } from '../session/me';
import { session } from '../session/session.store';

/** Switches at once; the account learns of it when the link allows. */
function useSwitchLocale() {
  return async (locale: Locale) => {
    chooseLocale(locale);
    const me = await call('updateMe', { body: { locale } }).catch(() => undefined);
    if (me) session.update(me);
  };
}

function useSignOut() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return () => session.signOut().catch((error: unknown) => message.error(describeError(t, error).title));
}

function usePostItems(): NonNullable<MenuProps['items']> {
  const { t } = useTranslation();
  const { me, post, choosePost } = useSignedIn();
  const name = useName();
  if (me.posts.length < 2) return [];
  return [
    {
      key: 'posts',
      type: 'group',
      label: t('shell.actingAs'),
      children: me.posts.map((one, index) => ({
        key: `post-${index}`,
        label: `${name(one.hospital)} · ${t(`terms.role.${one.role}`)}`,
        disabled: one === post,
        onClick: () => choosePost(index),
      })),
    },
    { type: 'divider' },
  ];
}

export function UserMenu() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const name = useName();
  const current = useLocale();
  const switchLocale = useSwitchLocale();
  const signOut = useSignOut();
  const postItems = usePostItems();
  const items: MenuProps['items'] = [
    ...postItems,
    {
      key: 'language',
      type: 'group',
      label: t('shell.language'),
      children: locales.map((locale) => ({
        key: locale,
        label: <span data-testid={`menu-locale-${locale}`}>{t(`terms.locale.${locale}`)}</span>,
        disabled: locale === current,
        onClick: () => void switchLocale(locale),
      })),
    },
    { type: 'divider' },
    {
      key: 'signOut',
      label: <span data-testid="sign-out">{t('shell.signOut')}</span>,
      onClick: () => void signOut(),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" aria-label={`${t('shell.account')} ${name(me.person)}`} data-testid="user-menu">
        <UserOutlined aria-hidden />
        <span className="header-person">{name(me.person)}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
