import { CloseOutlined } from '@ant-design/icons';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonTone } from './button';
import { useModal } from './use-modal';

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

/** A question or a form in front of the page, which waits behind it. */
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
