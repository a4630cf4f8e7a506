import {
  AlertOutlined,
  AuditOutlined,
  FileSearchOutlined,
  FundOutlined,
  BankOutlined,
  FileTextOutlined,
  HomeOutlined,
  ImportOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  PlusCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Role } from '@jiedui/domain';
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

const seePeople: readonly Role[] = [
  'coordinator',
  'hospitalAdministrator',
  'supervisor',
  'platformAdministrator',
];

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
      {post && seePeople.includes(post.role) && (
        <Link to="/people" title={t('shell.people')} data-testid="nav-people">
          {entry(<TeamOutlined />, t('shell.people'))}
        </Link>
      )}
      <Link to="/hospitals" title={t('hospitals.directory.title')} data-testid="nav-hospitals">
        {entry(<BankOutlined />, t('hospitals.directory.title'))}
      </Link>
      {post?.role === 'platformAdministrator' && (
        <Link to="/imports" title={t('imports.page.navigation')} data-testid="nav-imports">
          {entry(<ImportOutlined />, t('imports.page.navigation'))}
        </Link>
      )}
      {(post?.role === 'countyDoctor' || post?.role === 'expert') && (
        <Link to="/emergency-access" title={t('sharing.emergency.nav')} data-testid="nav-emergency">
          {entry(<AlertOutlined />, t('sharing.emergency.nav'))}
        </Link>
      )}
      {post?.role === 'hospitalAdministrator' && (
        <Link to="/break-glass" title={t('sharing.review.nav')} data-testid="nav-break-glass">
          {entry(<AuditOutlined />, t('sharing.review.nav'))}
        </Link>
      )}
      {post?.role === 'supervisor' && (
        <Link to="/oversight" title={t('oversight.nav')} data-testid="nav-oversight">
          {entry(<FundOutlined />, t('oversight.nav'))}
        </Link>
      )}
      {(post?.role === 'platformAdministrator' || post?.role === 'hospitalAdministrator') && (
        <Link to="/audit" title={t('audit.title')} data-testid="nav-audit">
          {entry(<FileSearchOutlined />, t('audit.title'))}
        </Link>
      )}
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
