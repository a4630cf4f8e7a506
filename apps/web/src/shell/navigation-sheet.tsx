import { CloseOutlined } from '@ant-design/icons';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { useModal } from '../ui/use-modal';
import { NavigationLink } from './navigation-entry';
import type { NavigationGroup, NavigationPlace } from './navigation-places';

interface NavigationSheetProps {
  readonly groups: readonly NavigationGroup[];
  readonly current: NavigationPlace | undefined;
  readonly onClose: () => void;
}

function SheetGroup(props: {
  readonly group: NavigationGroup;
  readonly focused: NavigationPlace | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { group, focused, onClose } = props;
  const headingId = useId();
  return (
    <>
      <h3 id={headingId}>{group.name && t(`navigation.groups.${group.name}`)}</h3>
      <ul aria-labelledby={headingId}>
        {group.places.map((place) => (
          <li key={place.to}>
            <NavigationLink place={place} isFocusedFirst={place === focused} onChoose={onClose} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A tap beside the sheet hits the dialog itself; the way back of the browser leaves the page below it. */
function useCloseElsewhere(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const router = useRouter();
  useEffect(() => {
    const element = dialog.current;
    const closeBeside = (event: Event) => {
      if (event.target === element) onClose();
    };
    element?.addEventListener('click', closeBeside);
    const unsubscribe = router.subscribe('onBeforeNavigate', onClose);
    return () => {
      element?.removeEventListener('click', closeBeside);
      unsubscribe();
    };
  }, [dialog, router, onClose]);
}

/** What the bar has no room for. A choice, Escape, a tap beside it and the way back close it. */
export function NavigationSheet({ groups, current, onClose }: NavigationSheetProps) {
  const { t } = useTranslation();
  const { dialog, cancel } = useModal(onClose);
  useCloseElsewhere(dialog, onClose);
  const titleId = useId();
  return (
    <dialog
      ref={dialog}
      className="navigation-sheet"
      aria-labelledby={titleId}
      onCancel={cancel}
      data-testid="nav-more-sheet"
    >
      <div className="navigation-sheet-body">
        <h2 id={titleId}>{t('navigation.morePages')}</h2>
        {groups.map((group) => (
          <SheetGroup
            key={group.name}
            group={group}
            focused={current ?? groups[0]?.places[0]}
            onClose={onClose}
          />
        ))}
        <Button
          tone="quiet"
          className="navigation-sheet-close"
          aria-label={t('shell.close')}
          icon={<CloseOutlined aria-hidden />}
          onClick={onClose}
          data-testid="nav-more-close"
        />
      </div>
    </dialog>
  );
}
