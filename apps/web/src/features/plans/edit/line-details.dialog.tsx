import type { Plan, PlanItem } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import { usePlanChange } from '../plan-queries';
import { lineDetails, lineName } from '../shared/line-words';
import { LineDialog } from './line.dialog';

interface LineDetailsProps {
  readonly plan: Plan;
  readonly item: PlanItem;
  readonly onClose: () => void;
}

function RemoveButton({ plan, item, onClose }: LineDetailsProps) {
  const { t } = useTranslation();
  const { ask, fail } = useFeedback();
  const { kind, id: itemId } = item;
  const { id: planId, revision } = plan;
  const remove = usePlanChange(
    planId,
    () => call('removePlanItem', { params: { planId, itemId }, query: { kind, revision } }),
    () => t('plans.lines.removed'),
  );
  const run = () => remove.mutateAsync(undefined).then(onClose, fail);
  return (
    <Button
      tone="quietDanger"
      onClick={() =>
        ask({
          title: t('plans.lines.removeTitle'),
          text: lineName(t, item),
          confirm: { label: t('plans.lines.remove'), isDanger: true, testId: 'line-remove-confirm', run },
        })
      }
      data-testid="line-remove"
    >
      {t('plans.lines.remove')}
    </Button>
  );
}

/** Everything of one line, and what may be done with it. */
export function LineDetailsDialog({ plan, item, onClose }: LineDetailsProps) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const mayChange = plan.may.change.includes(item.kind);
  if (isEditing) return <LineDialog plan={plan} kind={item.kind} item={item} onClose={onClose} />;
  return (
    <Dialog
      title={lineName(t, item)}
      onClose={onClose}
      closeLabel={t('shell.close')}
      extra={mayChange && <RemoveButton plan={plan} item={item} onClose={onClose} />}
      confirm={
        mayChange
          ? {
              label: t('plans.lines.edit'),
              isBusy: false,
              testId: 'line-edit',
              onClick: () => setEditing(true),
            }
          : undefined
      }
    >
      <p className="soft">{t(`plans.kind.${item.kind}`)}</p>
      <ul className="plan-facts">
        {lineDetails(t, item)
          .filter(Boolean)
          .map((words) => (
            <li key={words}>{words}</li>
          ))}
      </ul>
      {!mayChange && plan.may.progress && <p className="soft">{t('plans.lines.settled')}</p>}
    </Dialog>
  );
}
