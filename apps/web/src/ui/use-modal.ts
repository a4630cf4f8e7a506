import { useEffect, useRef, type SyntheticEvent } from 'react';

/**
 * The browser's own modal dialog, open as long as it is on the page: keeps the keyboard inside, begins at what is
 * marked `data-autofocus`, and gives the focus back where it was.
 *
 * @param onClose what Escape does; nothing where the question has to be answered
 */
export function useModal(onClose: (() => void) | undefined) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose?.();
  };
  return { dialog, cancel };
}
