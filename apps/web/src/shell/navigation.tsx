import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/me';
import { NavigationBar } from './navigation-bar';
import { NavigationEntry, NavigationLink } from './navigation-entry';
import { sideLayout } from './navigation-layout';
import type { NavigationGroup } from './navigation-places';
import { useIsNarrow } from './use-is-narrow';

interface NavigationProps {
  readonly isCollapsed: boolean;
  readonly onToggle: (() => void) | undefined;
}

/** The first group opens the list and needs no heading to be seen; collapsed, a line stands for each. */
function SideGroup(props: { readonly group: NavigationGroup; readonly isCollapsed: boolean }) {
  const { t } = useTranslation();
  const { group, isCollapsed } = props;
  const headingId = useId();
  return (
    <div className="navigation-group">
      {group.name && (
        <span id={headingId} className="navigation-heading">
          {t(`navigation.groups.${group.name}`)}
        </span>
      )}
      <ul aria-labelledby={group.name && headingId}>
        {group.places.map((place) => (
          <li key={place.to}>
            <NavigationLink place={place} isCollapsed={isCollapsed} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NavigationSide({ isCollapsed, onToggle }: NavigationProps) {
  const { t } = useTranslation();
  const { post } = useSignedIn();
  return (
    <nav className="navigation" aria-label={t('shell.navigation')}>
      <div className="navigation-places">
        {sideLayout(post?.role).map((group) => (
          <SideGroup key={group.name ?? ''} group={group} isCollapsed={isCollapsed} />
        ))}
      </div>
      {onToggle && (
        <button
          type="button"
          className="navigation-toggle"
          onClick={onToggle}
          aria-expanded={!isCollapsed}
          title={isCollapsed ? t('shell.expand') : t('shell.collapse')}
        >
          <NavigationEntry
            icon={isCollapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            label={isCollapsed ? t('shell.expand') : t('shell.collapse')}
            isCollapsed={isCollapsed}
          />
        </button>
      )}
    </nav>
  );
}

/** Beside the page on a desk, below it on a phone. */
export function Navigation(props: NavigationProps) {
  return useIsNarrow() ? <NavigationBar /> : <NavigationSide {...props} />;
}
