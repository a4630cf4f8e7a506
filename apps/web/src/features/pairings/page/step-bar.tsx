import type { Agreement } from '@jiedui/contracts';
import { type AgreementStep, expiringWithinDays, reasonedAgreementSteps } from '@jiedui/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { hasCode } from '../../../api/errors';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { agreementArrived, agreementQuery } from '../pairing-queries';
import { RenewButton } from './renew-button';
import { StepDialog } from './step.dialog';

/** What moves it forward; of what stands first and is allowed, the one button that is not quiet. */
const forward: readonly AgreementStep[] = ['accept', 'propose', 'resume'];
const grave: readonly AgreementStep[] = ['end', 'decline', 'withdraw', 'discard'];

/** Until then the next agreement is no business of today. */
const isNearEnd = ({ daysLeft }: Agreement) => daysLeft === null || daysLeft <= expiringWithinDays;

const toneOf = (step: AgreementStep, primary: AgreementStep | undefined) => {
  if (step === primary) return 'primary' as const;
  return grave.includes(step) ? ('quietDanger' as const) : ('quiet' as const);
};

function useStep(agreement: Agreement, saved: (() => Promise<Agreement | undefined>) | undefined) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { succeed, fail } = useFeedback();
  return async (step: AgreementStep, reason: string | undefined) => {
    try {
      const latest = saved ? await saved() : agreement;
      // What could not be saved says so beside the editor.
      if (!latest) return;
      const after = await call('stepAgreement', {
        params: { agreementId: latest.id },
        body: { revision: latest.revision, step, ...(reason === undefined ? {} : { reason }) },
      });
      agreementArrived(queries, after);
      if (step === 'propose' || step === 'accept') succeed(t(`pairings.page.done.${step}`));
    } catch (error) {
      if (hasCode(error, 'REVISION_CONFLICT', 'AGREEMENT_STATE_CONFLICT')) {
        void queries.invalidateQueries({ queryKey: agreementQuery(agreement.id).queryKey });
      }
      fail(error);
    }
  };
}

/** What the reader may do now; what they may not yet says why. */
export function StepBar(props: {
  readonly agreement: Agreement;
  /** Saves what is typed first, where somebody types. */
  readonly saved?: (() => Promise<Agreement | undefined>) | undefined;
}) {
  const { t } = useTranslation();
  const { agreement, saved } = props;
  const [asked, setAsked] = useState<AgreementStep>();
  const take = useStep(agreement, saved);
  const primary = forward.find((step) => agreement.steps.some((one) => one.step === step && one.allowed));
  const allowed = agreement.steps.filter((one) => one.allowed);
  const refused = agreement.steps.filter(
    (one) => !one.allowed && one.code && forward.includes(one.step) && !primary,
  );
  const inOrder = [
    ...allowed.filter(({ step }) => step === primary),
    ...allowed.filter(({ step }) => step !== primary),
  ];
  return (
    <div className="step-bar" data-testid="step-bar">
      {inOrder.map(({ step }) => (
        <Button
          key={step}
          tone={toneOf(step, primary)}
          onClick={() => setAsked(step)}
          data-testid={`step-${step}`}
        >
          {t(`pairings.step.${step}`)}
        </Button>
      ))}
      {refused.map(({ step, code }) => (
        <span key={step} className="step-refused">
          <Button disabled aria-describedby={`why-${step}`} data-testid={`step-${step}`}>
            {t(`pairings.step.${step}`)}
          </Button>
          <span id={`why-${step}`} className="form-hint">
            {code && `${t(`errors.${code}.title`)}。${t(`errors.${code}.remedy`)}`}
          </span>
        </span>
      ))}
      {agreement.may.renew && (
        <RenewButton agreement={agreement} isPrimary={primary === undefined && isNearEnd(agreement)} />
      )}
      {asked && (
        <StepDialog
          step={asked}
          needsReason={reasonedAgreementSteps.some((one) => one === asked)}
          onTake={(reason) => take(asked, reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
