import type { Consultation } from '@jiedui/contracts';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from './action-dialog';
import { offeredActions, type OfferedAction, type PageAction } from './offered-actions';
import type { OpinionEditing } from './opinion-draft';
import { useRunAction } from './use-run-action';

interface ActionButtonProps {
  readonly offered: OfferedAction;
  readonly isPrimary?: boolean;
  readonly isBusy: boolean;
  readonly label: string;
  readonly onClick: () => void;
}

/** A blocked action keeps its place and says why; it can be reached by keyboard to learn the reason. */
function ActionButton({ offered, isPrimary = false, isBusy, label, onClick }: ActionButtonProps) {
  const { t } = useTranslation();
  const { action, blockedBy } = offered;
  const reason = blockedBy && `${t(`errors.${blockedBy}.title`)}。${t(`errors.${blockedBy}.remedy`)}`;
  const button = (
    <Button
      type={isPrimary ? 'primary' : 'default'}
      size={isPrimary ? 'large' : 'middle'}
      danger={!isPrimary && (action === 'refuse' || action === 'cancel')}
      loading={isBusy}
      disabled={blockedBy !== undefined}
      onClick={onClick}
      data-testid={`action-${action}`}
      data-primary={isPrimary}
    >
      {label}
    </Button>
  );
  if (!reason) return button;
  return (
    <span className="blocked-action">
      <Tooltip title={reason}>
        <span tabIndex={0} aria-label={`${label}：${reason}`}>
          {button}
        </span>
      </Tooltip>
      {isPrimary && <span className="soft">{reason}</span>}
    </span>
  );
}

/** The one button that moves it forward, and the others beside it. */
export function ActionBar(props: { readonly consultation: Consultation; readonly editing: OpinionEditing }) {
  const { t } = useTranslation();
  const { consultation, editing } = props;
  const [asked, setAsked] = useState<PageAction>();
  const { run, isBusy } = useRunAction(consultation, setAsked);
  const { primary, others } = offeredActions(consultation, editing.isWritten);
  const labelOf = (action: PageAction) => {
    if (action === 'enterRoom') return t('consultation.enterRoom');
    if (action === 'schedule' && consultation.state === 'scheduled') return t('dialogs.schedule.titleMove');
    return t(`terms.action.${action}`);
  };
  if (!primary && others.length === 0) return null;
  return (
    <div className="action-bar" data-testid="action-bar">
      {[...(primary ? [primary] : []), ...others].map((offered) => (
        <ActionButton
          key={offered.action}
          offered={offered}
          isPrimary={offered === primary}
          isBusy={isBusy && offered === primary}
          label={labelOf(offered.action)}
          onClick={() => run(offered.action)}
        />
      ))}
      {asked && (
        <ActionDialog
          action={asked}
          consultation={consultation}
          editing={editing}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
