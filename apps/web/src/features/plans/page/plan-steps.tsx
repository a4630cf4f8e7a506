import type { Plan } from '@jiedui/contracts';
import type { PlanAction } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Button, type ButtonTone } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { GrowingText } from '../../../ui/growing-text';
import { usePlanChange } from '../plan-queries';

interface Step {
  readonly action: PlanAction;
  readonly reason?: string;
}

/** Steps that ask before they are taken; the first two for a reason. */
const asking: readonly PlanAction[] = ['revise', 'breakOff', 'drop'];
const tones: Partial<Record<PlanAction, ButtonTone>> = {
  revise: 'plain',
  breakOff: 'quietDanger',
  drop: 'quietDanger',
};

function ReasonDialog(props: {
  readonly action: PlanAction;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onTake: (step: Step) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { action, isBusy, error, onTake, onClose } = props;
  const isDrop = action === 'drop';
  return (
    <Dialog
      title={isDrop ? t('plans.steps.dropTitle') : t(`plans.action.${action}`)}
      onClose={onClose}
      confirm={{
        label: t(`plans.action.${action}`),
        tone: action === 'revise' ? 'primary' : 'danger',
        isBusy,
        testId: 'step-confirm',
        onClick: () => onTake(isDrop ? { action } : { action, reason }),
      }}
    >
      {isDrop ? (
        <p>{t('plans.steps.dropText')}</p>
      ) : (
        <label className="form-field">
          <span className="form-label">{t('plans.steps.reason')}</span>
          <GrowingText
            value={reason}
            maxLength={2_000}
            onChange={(event) => setReason(event.target.value)}
            data-autofocus
            data-testid="step-reason"
          />
          <span className="form-hint">{t('plans.steps.reasonHint')}</span>
        </label>
      )}
      <ChangeFailure error={error} testId="dialog-error" />
    </Dialog>
  );
}

/** Whose answer a proposal waits for, where it is not mine. */
function WaitingWords({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const isMine = plan.actions.some(({ action }) => action === 'agree');
  if (plan.state !== 'proposed' || !plan.proposal || isMine) return null;
  const other = plan.proposal.side === 'inviting' ? 'invited' : 'inviting';
  return <p className="soft">{t('plans.steps.waiting', { side: t(`plans.side.${other}`) })}</p>;
}

/** The steps from here; what stands in the way of one is said beside it. */
export function PlanSteps({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<PlanAction>();
  const { id: planId, revision } = plan;
  const step = usePlanChange(
    planId,
    ({ action, reason }: Step) =>
      call('stepPlan', {
        params: { planId },
        body: { revision, action, ...(reason === undefined ? {} : { reason }) },
      }),
    ({ action }) => t('plans.steps.done', { action: t(`plans.step.${action}`) }),
  );
  const take = (wanted: Step) => step.mutate(wanted, { onSuccess: () => setAsked(undefined) });
  return (
    <div className="plan-steps">
      <WaitingWords plan={plan} />
      <div className="plan-buttons">
        {plan.actions.map(({ action, blockedBy }) => (
          <div key={action} className="plan-step">
            <Button
              tone={tones[action] ?? 'primary'}
              disabled={blockedBy !== null}
              isBusy={step.isPending && step.variables.action === action}
              onClick={() => (asking.includes(action) ? setAsked(action) : take({ action }))}
              aria-describedby={blockedBy ? `plan-blocked-${action}` : undefined}
              data-testid={`plan-${action}`}
            >
              {t(`plans.action.${action}`)}
            </Button>
            {blockedBy && (
              <span id={`plan-blocked-${action}`} className="soft plan-blocked">
                {t('plans.steps.blocked', {
                  title: t(`errors.${blockedBy}.title`),
                  remedy: t(`errors.${blockedBy}.remedy`),
                })}
              </span>
            )}
          </div>
        ))}
      </div>
      {!asked && <ChangeFailure error={step.error} testId="step-error" />}
      {asked && (
        <ReasonDialog
          action={asked}
          isBusy={step.isPending}
          error={step.error}
          onTake={take}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
