import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonTone } from './button';

export interface DialogConfirm {
  readonly label: string;
  readonly tone?: ButtonTone;
  readonly isBusy: boolean;
  readonly testId: string;
  readonly onClick: () => void;
}

interface DialogProps {
  readonly title: string;
  readonly isWide?: boolean;
  /** Nothing where the question has to be answered. */
  readonly onClose?: () => void;
  readonly closeLabel?: string;
  readonly confirm?: DialogConfirm | undefined;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

function useModal(onClose: (() => void) | undefined) {
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
  const cancel = (event: React.SyntheticEvent) => {
    event.preventDefault();
    onClose?.();
  };
  return { dialog, cancel };
}

/** The browser's own modal dialog: keeps the keyboard inside, and gives it back where it was. */
export function Dialog(props: DialogProps) {
  const { t } = useTranslation();
  const { title, isWide, onClose, closeLabel, confirm, extra, children } = props;
  const { dialog, cancel } = useModal(onClose);
  const titleId = useId();
  return (
    <dialog
      ref={dialog}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={cancel}
      data-testid="dialog"
    >
      <h2 id={titleId}>{title}</h2>
      {onClose && (
        <Button
          tone="quiet"
          className="dialog-close"
          aria-label={t('shell.close')}
          icon={<CloseOutlined aria-hidden />}
          onClick={onClose}
        />
      )}
      <div className="dialog-body">{children}</div>
      <div className="dialog-footer">
        {extra}
        {onClose && (
          <Button onClick={onClose} data-testid="dialog-cancel">
            {closeLabel ?? t('shell.cancel')}
          </Button>
        )}
        {confirm && (
          <Button
            tone={confirm.tone ?? 'primary'}
            isBusy={confirm.isBusy}
            onClick={confirm.onClick}
            data-testid={confirm.testId}
          >
            {confirm.label}
          </Button>
        )}
      </div>
    </dialog>
  );
}
