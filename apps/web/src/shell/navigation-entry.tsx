import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigationIcons } from './navigation-icons';
import type { NavigationPlace } from './navigation-places';

/** A picture with its word; collapsed, the word is for those who hear the page alone. */
export function NavigationEntry(props: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly isCollapsed?: boolean;
}) {
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

interface NavigationLinkProps {
  readonly place: NavigationPlace;
  readonly isCollapsed?: boolean;
  readonly isFocusedFirst?: boolean;
  readonly onChoose?: () => void;
}

export function NavigationLink(props: NavigationLinkProps) {
  const { t } = useTranslation();
  const { place, isCollapsed = false, isFocusedFirst = false, onChoose } = props;
  const Icon = navigationIcons[place.to];
  return (
    <Link
      to={place.to}
      params={{ draftId: 'new' }}
      activeOptions={{ exact: place.to === '/' }}
      title={t(place.label)}
      data-autofocus={isFocusedFirst || undefined}
      data-testid={place.testId}
      onClick={onChoose}
    >
      <NavigationEntry icon={<Icon />} label={t(place.label)} isCollapsed={isCollapsed} />
    </Link>
  );
}
