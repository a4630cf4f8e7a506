import { MenuOutlined } from '@ant-design/icons';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/me';
import { NavigationEntry, NavigationLink } from './navigation-entry';
import { barLayout, isAt } from './navigation-layout';
import type { NavigationGroup } from './navigation-places';
import { NavigationSheet } from './navigation-sheet';

/** The last slot: marked, and says so, while the page is one of those behind it. */
function More({ groups }: { readonly groups: readonly NavigationGroup[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const current = groups.flatMap(({ places }) => places).find((place) => isAt(place, pathname));
  return (
    <>
      <button
        type="button"
        className={current && 'active'}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={current && t('navigation.moreAt', { page: t(current.label) })}
        onClick={() => setOpen(true)}
        data-testid="nav-more"
      >
        <NavigationEntry icon={<MenuOutlined />} label={t('navigation.more')} />
      </button>
      {isOpen && <NavigationSheet groups={groups} current={current} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Below the page on a phone: what is used most, and the rest one step away. */
export function NavigationBar() {
  const { t } = useTranslation();
  const { post } = useSignedIn();
  const { places, more } = barLayout(post?.role);
  return (
    <nav className="navigation" aria-label={t('shell.navigation')}>
      <ul className="navigation-bar">
        {places.map((place) => (
          <li key={place.to}>
            <NavigationLink place={place} />
          </li>
        ))}
        {more.length > 0 && (
          <li>
            <More groups={more} />
          </li>
        )}
      </ul>
    </nav>
  );
}
