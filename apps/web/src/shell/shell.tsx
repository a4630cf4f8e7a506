import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/me';
import { Header } from './header';
import { useLinkState } from './hint-context';
import { Navigation } from './navigation';

const collapsedKey = 'jiedui.navigationCollapsed';

function useCollapsed(): [boolean, () => void] {
  const [isCollapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'yes');
  const toggle = () => {
    localStorage.setItem(collapsedKey, isCollapsed ? 'no' : 'yes');
    setCollapsed(!isCollapsed);
  };
  return [isCollapsed, toggle];
}

function OfflineBanner() {
  const { t } = useTranslation();
  if (useLinkState() !== 'offline') return null;
  return (
    <output className="offline-banner" data-testid="offline-banner">
      {t('shell.offlineBanner')}
    </output>
  );
}

/** Until a second factor is set up where the role needs one, the account page is all there is. */
function PageOrSetup() {
  const { me } = useSignedIn();
  const isAccount = useRouterState({ select: (state) => state.location.pathname === '/account' });
  return me.needsSecondFactor && !isAccount ? <Navigate to="/account" replace /> : <Outlet />;
}

/** Header, navigation and the page. In the room, the picture has the space and the rest steps back. */
export function Shell() {
  const { t } = useTranslation();
  const [isCollapsed, toggleCollapsed] = useCollapsed();
  const isRoom = useRouterState({ select: (state) => state.location.pathname.endsWith('/room') });
  return (
    <div className="shell" data-collapsed={isCollapsed || isRoom} data-room={isRoom}>
      <a className="skip-link" href="#content">
        {t('shell.skipToContent')}
      </a>
      <Header />
      <Navigation isCollapsed={isCollapsed || isRoom} onToggle={isRoom ? undefined : toggleCollapsed} />
      <main id="content" className="shell-content" tabIndex={-1}>
        <OfflineBanner />
        <PageOrSetup />
      </main>
    </div>
  );
}
