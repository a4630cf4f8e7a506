import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/me';
import { placesFor } from './navigation-places';

function Entry(props: { readonly icon: ReactNode; readonly label: string; readonly isCollapsed: boolean }) {
  return (
    <>
      <span className="navigation-icon" aria-hidden>
        {props.icon}
      </span>
      <span className={props.isCollapsed ? 'navigation-label collapsed' : 'navigation-label'}>
        {props.label}
      </span>
    </>
  );
}

/** Beside the page on a desk, below it on a phone. */
export function Navigation(props: {
  readonly isCollapsed: boolean;
  readonly onToggle: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { post } = useSignedIn();
  const { isCollapsed, onToggle } = props;
  return (
    <nav className="navigation" aria-label={t('shell.navigation')}>
      {placesFor(post?.role).map(({ to, label, icon: Icon, testId }) => (
        <Link
          key={to}
          to={to}
          params={{ draftId: 'new' }}
          activeOptions={{ exact: to === '/' }}
          title={t(label)}
          data-testid={testId}
        >
          <Entry icon={<Icon />} label={t(label)} isCollapsed={isCollapsed} />
        </Link>
      ))}
      {onToggle && (
        <button
          type="button"
          className="navigation-toggle"
          onClick={onToggle}
          aria-expanded={!isCollapsed}
          title={isCollapsed ? t('shell.expand') : t('shell.collapse')}
        >
          <Entry
            icon={isCollapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            label={isCollapsed ? t('shell.expand') : t('shell.collapse')}
            isCollapsed={isCollapsed}
          />
        </button>
      )}
    </nav>
  );
}
