import type { Consultation, ErrorCode } from '@jiedui/contracts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonTone } from '../../../ui/button';
import { offeredActions, type OfferedAction, type PageAction } from './offered-actions';
import type { OpinionEditing } from './opinion-draft';
import { useRunAction } from './use-run-action';
import { waitingFor } from './waiting-for';

const ActionDialog = lazy(() => import('./action-dialog'));

const toneOf = (action: PageAction, isPrimary: boolean): ButtonTone => {
  if (isPrimary) return 'primary';
  return action === 'refuse' || action === 'cancel' ? 'danger' : 'plain';
};

/** Why something cannot be done yet, and what would make it possible. */
function Blocked(props: { readonly label: string; readonly code: ErrorCode; readonly id: string }) {
  const { t } = useTranslation();
  const { label, code, id } = props;
  return (
    <p className="soft blocked-action" id={id} data-testid="blocked-action">
      {label}: {t(`errors.${code}.title`)} — {t(`errors.${code}.remedy`)}
    </p>
  );
}

function useLabel(): (action: PageAction) => string {
  const { t } = useTranslation();
  return (action) => {
    if (action === 'enterRoom') return t('consultation.enterRoom');
    return t(`terms.action.${action}`);
  };
}

/** The one button that moves it forward and the others beside it, or what is being waited for. */
export function ActionBar(props: { readonly consultation: Consultation; readonly editing: OpinionEditing }) {
  const { t } = useTranslation();
  const { consultation, editing } = props;
  const [asked, setAsked] = useState<PageAction>();
  const { run, isBusy } = useRunAction(consultation, setAsked);
  const labelOf = useLabel();
  const { primary, others } = offeredActions(consultation, editing.isWritten);
  const all: readonly OfferedAction[] = primary ? [primary, ...others] : others;
  const isWaiting = !primary || primary.blockedBy !== undefined;
  return (
    <>
      {isWaiting && <p className="consultation-next">{t(`consultation.next.${waitingFor(consultation)}`)}</p>}
      <div className="action-bar" data-testid="action-bar">
        {all.map((offered) => (
          <Button
            key={offered.action}
            tone={toneOf(offered.action, offered === primary)}
            isLarge={offered === primary}
            isBusy={isBusy && offered === primary}
            disabled={offered.blockedBy !== undefined}
            aria-describedby={offered.blockedBy && `blocked-${offered.action}`}
            onClick={() => run(offered.action)}
            data-testid={`action-${offered.action}`}
            data-primary={offered === primary}
          >
            {labelOf(offered.action)}
          </Button>
        ))}
      </div>
      {all.map(
        ({ action, blockedBy }) =>
          blockedBy && (
            <Blocked key={action} id={`blocked-${action}`} label={labelOf(action)} code={blockedBy} />
          ),
      )}
      {asked && (
        <Suspense>
          <ActionDialog
            action={asked}
            consultation={consultation}
            editing={editing}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
