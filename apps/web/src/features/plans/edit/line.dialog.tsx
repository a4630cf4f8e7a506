import type { Plan, PlanItem, PlanItemInput } from '@jiedui/contracts';
import type { PlanItemKind } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { usePlanChange } from '../plan-queries';
import { LineField } from './line-field';
import { draftOf, fieldList, type FieldName, lineOf, type LineDraft } from './line-fields';

interface LineDialogProps {
  readonly plan: Plan;
  readonly kind: PlanItemKind;
  /** Nothing for a new one. */
  readonly item?: PlanItem | undefined;
  readonly onClose: () => void;
}

const noFaults: ReadonlySet<FieldName> = new Set();

/** Fields of a line, new or known. What is typed stays when saving fails. */
export function LineDialog({ plan, kind, item, onClose }: LineDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<LineDraft>(() => (item ? draftOf(item) : {}));
  const [isJudged, setJudged] = useState(false);
  const { id: planId, revision } = plan;
  const save = usePlanChange(
    planId,
    (input: PlanItemInput) =>
      item
        ? call('changePlanItem', { params: { planId, itemId: item.id }, body: { revision, item: input } })
        : call('addPlanItem', { params: { planId }, body: { revision, item: input } }),
    () => (item ? t('plans.lines.changed') : t('plans.lines.added')),
  );
  const { item: input, faults = noFaults } = lineOf(kind, draft);
  const submit = () => {
    setJudged(true);
    if (input) save.mutate(input, { onSuccess: onClose });
  };
  return (
    <Dialog
      isWide
      title={item ? t(`plans.kind.${kind}`) : t('plans.lines.add', { kind: t(`plans.kind.${kind}`) })}
      onClose={onClose}
      confirm={{
        label: t('plans.lines.save'),
        isBusy: save.isPending,
        testId: 'line-save',
        onClick: submit,
      }}
    >
      <div className="plan-fields">
        {fieldList(kind).map(([name, field]) => (
          <LineField
            key={name}
            name={name}
            kind={field}
            draft={draft}
            isWrong={isJudged && faults.has(name)}
            invitedHospitalId={plan.pairing.invitedHospital.id}
            year={plan.year}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
        ))}
      </div>
      <ChangeFailure error={save.error} testId="dialog-error" />
    </Dialog>
  );
}
