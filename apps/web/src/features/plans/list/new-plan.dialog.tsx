import type { PlanTemplate, UnplannedPairing } from '@jiedui/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { serverNow } from '../../../api/server-clock';
import { useLocale } from '../../../language/language';
import { ChangeFailure } from '../../../session/change-failure';
import { LoadFailure } from '../../../shell/load-failure';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import { Notice } from '../../../ui/notice';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { planArrived, planTemplatesQuery, unplannedQuery } from '../plan-queries';
import { usePairingName } from '../shared/pairing-name';
import { requirementWords } from '../shared/requirement-words';

interface Choice {
  readonly year: number;
  readonly pairingId: string;
  /** A template's id, or this for the plan before. */
  readonly from: string;
}

const fromLast = 'last';

function TemplateWords({ template }: { readonly template: PlanTemplate }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const source = locale === 'zh-CN' ? template.sourceZh : template.sourceEn;
  return (
    <p className="soft" data-testid="plan-template-words">
      {requirementWords(t, template)}
      <br />
      {t('plans.requirement.source', { asOf: template.asOf, source })}
    </p>
  );
}

function Fields(props: {
  readonly choice: Choice;
  readonly unplanned: readonly UnplannedPairing[];
  readonly templates: readonly PlanTemplate[];
  readonly onChange: (change: Partial<Choice>) => void;
}) {
  const { t } = useTranslation();
  const nameOf = usePairingName();
  const { choice, unplanned, templates, onChange } = props;
  const last = unplanned.find(({ pairing }) => pairing.id === choice.pairingId)?.lastPlan;
  const template = templates.find(({ id }) => id === choice.from);
  if (unplanned.length === 0) return <Notice tone="info" title={t('plans.new.none')} />;
  return (
    <>
      <SelectField
        label={t('plans.new.pairing')}
        value={choice.pairingId}
        choices={[
          { value: '', label: '—' },
          ...unplanned.map(({ pairing }) => ({ value: pairing.id as string, label: nameOf(pairing) })),
        ]}
        onChange={(pairingId) => onChange({ pairingId, from: '' })}
        testId="new-plan-pairing"
      />
      <SelectField
        label={t('plans.new.from')}
        value={choice.from}
        choices={[
          { value: '', label: '—' },
          ...(last ? [{ value: fromLast, label: t('plans.new.fromLast', { year: last.year }) }] : []),
          ...templates.map(({ id, code }) => ({ value: id, label: t(`plans.template.${code}`) })),
        ]}
        onChange={(from) => onChange({ from })}
        testId="new-plan-from"
      />
      {template && <TemplateWords template={template} />}
    </>
  );
}

function useCreation(choice: Choice, unplanned: readonly UnplannedPairing[], onClose: () => void) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { year, pairingId, from } = choice;
  const last = unplanned.find(({ pairing }) => pairing.id === pairingId)?.lastPlan;
  return useMutation({
    mutationFn: () =>
      from === fromLast && last
        ? call('copyPlan', { params: { planId: last.id }, body: { year } })
        : call('createPlan', { body: { pairingId, year, templateId: from } }),
    onSuccess: (plan) => {
      planArrived(queries, plan);
      succeed(t('plans.new.done'));
      onClose();
      void navigate({ to: '/plans/$planId', params: { planId: plan.id } });
    },
  });
}

/** From a template, or from what the year before left undone. */
export function NewPlanDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const thisYear = serverNow().getFullYear();
  const [choice, setChoice] = useState<Choice>({ year: thisYear, pairingId: '', from: '' });
  const [isJudged, setJudged] = useState(false);
  const unplanned = useQuery(unplannedQuery(choice.year));
  const templates = useQuery(planTemplatesQuery);
  const creation = useCreation(choice, unplanned.data ?? [], onClose);
  const isComplete = choice.pairingId !== '' && choice.from !== '';
  const submit = () => {
    setJudged(true);
    if (isComplete) creation.mutate();
  };
  const failed = unplanned.error ?? templates.error;
  return (
    <Dialog
      title={t('plans.new.title')}
      onClose={onClose}
      confirm={{
        label: t('plans.new.confirm'),
        isBusy: creation.isPending,
        testId: 'new-plan-confirm',
        onClick: submit,
      }}
    >
      <SelectField
        label={t('plans.new.year')}
        value={String(choice.year)}
        choices={[thisYear, thisYear + 1].map((year) => ({ value: String(year), label: String(year) }))}
        onChange={(year) => setChoice({ year: Number(year), pairingId: '', from: '' })}
        testId="new-plan-year"
      />
      {failed && <LoadFailure error={failed} onRetry={() => void unplanned.refetch()} />}
      {!failed && !(unplanned.data && templates.data) && <Skeleton rows={3} />}
      {unplanned.data && templates.data && (
        <Fields
          choice={choice}
          unplanned={unplanned.data}
          templates={templates.data}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        />
      )}
      {isJudged && !isComplete && <p className="form-error">{t('plans.new.missing')}</p>}
      <ChangeFailure error={creation.error} testId="dialog-error" />
    </Dialog>
  );
}
