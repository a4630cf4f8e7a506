import { lazy, Suspense } from 'react';
import { ConfirmDialog } from './confirm.dialog';
import type { DialogProps } from './dialog-props';
import type { PageAction } from './offered-actions';
import type { OpinionEditing } from './opinion-draft';
import { ReasonDialog } from './reason.dialog';
import { ReassignDialog } from './reassign.dialog';
import { SignDialog } from './sign.dialog';
import { SupplyDialog } from './supply.dialog';

// Brings the calendar along, which only experts ever open.
const ScheduleDialog = lazy(() => import('./schedule.dialog'));

export default function ActionDialog(
  props: DialogProps & { readonly action: PageAction; readonly editing: OpinionEditing },
) {
  const { action, editing, consultation, onClose } = props;
  const common = { consultation, onClose };
  switch (action) {
    case 'refuse':
    case 'requestInformation':
    case 'reopen':
    case 'cancel':
      return <ReasonDialog {...common} action={action} />;
    case 'supplyInformation':
      return <SupplyDialog {...common} />;
    case 'reassign':
      return <ReassignDialog {...common} />;
    case 'acknowledge':
    case 'close':
      return <ConfirmDialog {...common} action={action} />;
    case 'sign':
      return <SignDialog {...common} editing={editing} />;
    case 'schedule':
    case 'reschedule':
      return (
        <Suspense>
          <ScheduleDialog {...common} />
        </Suspense>
      );
    default:
      return null;
  }
}
