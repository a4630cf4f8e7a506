import { PrinterOutlined } from '@ant-design/icons';
import type { Plan } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useLocale, useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { planArrived } from '../plan-queries';
import { PlanStateTag } from '../shared/plan-state.tag';
import { requirementWords } from '../shared/requirement-words';
import { PlanSteps } from './plan-steps';

function CopyButton({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { succeed, fail } = useFeedback();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const year = plan.year + 1;
  const copy = useMutation({
    mutationFn: () => call('copyPlan', { params: { planId: plan.id }, body: { year } }),
    onSuccess: (made) => {
      planArrived(queries, made);
      succeed(t('plans.head.copied', { year }));
      void navigate({ to: '/plans/$planId', params: { planId: made.id } });
    },
    onError: fail,
  });
  return (
    <Button isBusy={copy.isPending} onClick={() => copy.mutate()} data-testid="plan-copy">
      {t('plans.head.copy', { year })}
    </Button>
  );
}

function Facts({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const name = useName();
  const locale = useLocale();
  const { pairing, template, proposal } = plan;
  const source = locale === 'zh-CN' ? template.sourceZh : template.sourceEn;
  return (
    <dl className="facts-list plan-head-facts">
      <dt>{t('plans.head.inviting')}</dt>
      <dd>{name(pairing.invitingHospital)}</dd>
      <dt>{t('plans.head.invited')}</dt>
      <dd>{name(pairing.invitedHospital)}</dd>
      <dt>{t('plans.head.template')}</dt>
      <dd>
        {t(`plans.template.${template.code}`)} · {requirementWords(t, template)}
        <div className="soft">{t('plans.requirement.source', { asOf: template.asOf, source })}</div>
      </dd>
      {proposal && (
        <>
          <dt>{t('plans.steps.reasonTitle', { action: t('plans.step.propose') })}</dt>
          <dd>
            {t('plans.head.proposal', {
              by: name(proposal.by),
              side: t(`plans.side.${proposal.side}`),
              at: formatInstant(proposal.at),
            })}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Which plan this is, how it stands, and the steps that are mine to take. */
export function PlanHead({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  return (
    <section className="panel plan-head">
      <div className="page-head">
        <h1 className="page-title">
          {t('plans.pageTitle', { year: plan.year })} <PlanStateTag state={plan.state} />
        </h1>
        <div className="plan-buttons">
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('plans.head.print')}
          </Button>
          {plan.may.copy && plan.state !== 'dropped' && plan.state !== 'draft' && <CopyButton plan={plan} />}
        </div>
      </div>
      <Facts plan={plan} />
      <PlanSteps plan={plan} />
    </section>
  );
}
