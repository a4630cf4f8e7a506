import type { Plan, PlanItemOf } from '@jiedui/contracts';
import { milestoneStateOf, type MilestoneState } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { usePlanChange } from '../plan-queries';
import { EvidenceList, EvidenceUpload } from './evidence';
import { AddLineButton } from './lines.panel';

type Milestone = PlanItemOf<'milestone'>;

const tones: Record<MilestoneState, string> = {
  done: 'success',
  overdue: 'danger',
  soon: 'warning',
  ahead: 'calm',
};

const useMark = ({ id: planId, revision }: Plan, { id: itemId }: Milestone) => {
  const { t } = useTranslation();
  return usePlanChange(
    planId,
    (doneOn: string | null) =>
      call('markMilestone', { params: { planId, itemId }, body: { revision, doneOn } }),
    (doneOn) => (doneOn === null ? t('plans.milestones.reopened') : t('plans.milestones.marked')),
  );
};

function DoneDialog(props: {
  readonly plan: Plan;
  readonly milestone: Milestone;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, milestone, onClose } = props;
  const [doneOn, setDoneOn] = useState(plan.today);
  const mark = useMark(plan, milestone);
  return (
    <Dialog
      title={t('plans.milestones.doneTitle')}
      onClose={onClose}
      confirm={{
        label: t('plans.milestones.done'),
        isBusy: mark.isPending,
        testId: 'milestone-done-confirm',
        onClick: () => {
          if (doneOn) mark.mutate(doneOn, { onSuccess: onClose });
        },
      }}
    >
      <p>{milestone.title}</p>
      <InputField
        type="date"
        label={t('plans.milestones.doneOn')}
        value={doneOn}
        max={plan.today}
        onChange={setDoneOn}
        testId="milestone-done-on"
      />
      <ChangeFailure error={mark.error} testId="dialog-error" />
    </Dialog>
  );
}

function MilestoneButtons({ plan, milestone }: { readonly plan: Plan; readonly milestone: Milestone }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const mark = useMark(plan, milestone);
  if (!plan.may.progress) return null;
  const hasEvidence = milestone.evidence.length > 0;
  return (
    <div className="plan-buttons">
      <EvidenceUpload plan={plan} milestoneId={milestone.id} />
      {milestone.doneOn === null ? (
        <Button
          disabled={!hasEvidence}
          title={hasEvidence ? undefined : t('plans.milestones.needsEvidence')}
          onClick={() => setAsking(true)}
          data-testid="milestone-done"
        >
          {t('plans.milestones.done')}
        </Button>
      ) : (
        <Button
          tone="quiet"
          isBusy={mark.isPending}
          onClick={() => mark.mutate(null)}
          data-testid="milestone-reopen"
        >
          {t('plans.milestones.reopen')}
        </Button>
      )}
      {!hasEvidence && <span className="soft">{t('plans.milestones.needsEvidence')}</span>}
      {isAsking && <DoneDialog plan={plan} milestone={milestone} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** What is due when, whether it was reached, and what shows it. */
export function MilestonesPanel(props: { readonly plan: Plan; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const { plan, onOpen } = props;
  const milestones = plan.items.filter((item): item is Milestone => item.kind === 'milestone');
  return (
    <section className="panel" aria-labelledby="plan-milestones" data-testid="plan-milestones">
      <div className="plan-kind-head">
        <h2 className="panel-title" id="plan-milestones">
          {t('plans.kind.milestone')}
        </h2>
        <AddLineButton plan={plan} kind="milestone" />
      </div>
      {milestones.length === 0 && <p className="panel-empty">{t('plans.lines.empty')}</p>}
      <ul className="items">
        {milestones.map((milestone) => {
          const state = milestoneStateOf(milestone, plan.today);
          return (
            <li key={milestone.id} className="item plan-milestone" data-testid="plan-milestone">
              <span className="item-head">
                <span className={`tag tag-${tones[state]}`} data-state={state}>
                  {t(`plans.milestoneState.${state}`)}
                </span>
                <button type="button" className="link-button" onClick={() => onOpen(milestone.id)}>
                  {milestone.title}
                </button>
                <span className="soft">
                  {t('plans.gantt.due', { dueOn: milestone.dueOn })}
                  {milestone.doneOn && ` · ${t('plans.lines.done', { doneOn: milestone.doneOn })}`}
                </span>
              </span>
              <EvidenceList plan={plan} milestone={milestone} />
              <MilestoneButtons plan={plan} milestone={milestone} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
