import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaceOf, useSignedIn } from '../session/me';
import { LinkStateBadge } from './link-state.badge';
import { NotificationBell } from './notification-bell';
import { UserMenu } from './user-menu';

export function Header() {
  const { t } = useTranslation();
  const { me, post } = useSignedIn();
  const placeOf = usePlaceOf();
  return (
    <header className="header">
      <Link to="/" className="header-product">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span>{t('shell.product')}</span>
      </Link>
      {post && (
        <span className="header-post" data-testid="header-post">
          <span className="header-hospital">{placeOf(post)}</span>
          <span className="header-role">{t(`terms.role.${post.role}`)}</span>
        </span>
      )}
      <span className="header-tools">
        {/* Until a second factor is set up there is nothing to hear. */}
        {!me.needsSecondFactor && <LinkStateBadge />}
        {!me.needsSecondFactor && <NotificationBell />}
        <UserMenu />
      </span>
    </header>
  );
}
