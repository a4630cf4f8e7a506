import {
  FileTextOutlined,
  HomeOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  PlusCircleOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/me';

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
  const entry = (icon: ReactNode, label: string) => <Entry {...{ icon, label, isCollapsed }} />;
  return (
    <nav className="navigation" aria-label={t('shell.navigation')}>
      <Link to="/" activeOptions={{ exact: true }} title={t('shell.home')} data-testid="nav-home">
        {entry(<HomeOutlined />, t('shell.home'))}
      </Link>
      {post?.role === 'countyDoctor' && (
        <Link
          to="/requests/$draftId"
          params={{ draftId: 'new' }}
          title={t('shell.newRequest')}
          data-testid="nav-new-request"
        >
          {entry(<PlusCircleOutlined />, t('shell.newRequest'))}
        </Link>
      )}
      <Link to="/consultations" title={t('shell.consultations')} data-testid="nav-consultations">
        {entry(<FileTextOutlined />, t('shell.consultations'))}
      </Link>
      {onToggle && (
        <button
          type="button"
          className="navigation-toggle"
          onClick={onToggle}
          aria-expanded={!isCollapsed}
          title={isCollapsed ? t('shell.expand') : t('shell.collapse')}
        >
          {entry(
            isCollapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />,
            isCollapsed ? t('shell.expand') : t('shell.collapse'),
          )}
        </button>
      )}
    </nav>
  );
}
