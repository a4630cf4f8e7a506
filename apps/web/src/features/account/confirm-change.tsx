import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog';
import { ChangeFailure } from '../../session/change-failure';

/** A change that is asked about once more; what refuses it is said here. */
export function ConfirmChange<Output>(props: {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly isDanger?: boolean;
  readonly change: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly mutate: (input: undefined, options: { onSuccess: (output: Output) => void }) => void;
  };
  readonly onClose: () => void;
  readonly onDone?: (output: Output) => void;
}) {
  const { t } = useTranslation();
  const { title, text, label, isDanger = false, change, onClose, onDone } = props;
  const run = () =>
    change.mutate(undefined, {
      onSuccess: (output) => {
        onClose();
        onDone?.(output);
      },
    });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closeLabel={t('shell.cancel')}
      confirm={{
        label,
        tone: isDanger ? 'danger' : 'primary',
        isBusy: change.isPending,
        testId: 'dialog-confirm',
        onClick: run,
      }}
    >
      <p>{text}</p>
      <ChangeFailure error={change.error} testId="dialog-error" />
    </Dialog>
  );
}
