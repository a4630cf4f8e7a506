import type { SlotPlan, SlotPlanBlock } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { BlockDialog } from './block.dialog';
import { PlanCalendar } from './plan-calendar';
import { PlanComparison } from './plan-comparison';
import { SlotPlanStateTag } from './slot-plan-state.tag';
import { useSlotPlanChange } from './slot-plan-queries';
import { WithdrawDialog } from './withdraw.dialog';

type Opened = { readonly kind: 'withdraw' } | { readonly kind: 'block'; readonly block?: SlotPlanBlock };

/** What can be done with a draft or a plan in force. */
function PlanActions(props: { readonly plan: SlotPlan; readonly onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation();
  const { plan, onOpen } = props;
  const isDraft = plan.state === 'draft';
  const publish = useSlotPlanChange(
    () => call('publishSlotPlan', { params: { planId: plan.id }, body: { revision: plan.revision } }),
    t('slotPlans.plan.publishDone'),
  );
  return (
    <>
      <div className="slot-actions">
        {isDraft && (
          <>
            <Button
              tone="primary"
              isBusy={publish.isPending}
              onClick={() => publish.mutate(undefined)}
              data-testid="slot-plan-publish"
            >
              {t('slotPlans.plan.publish')}
            </Button>
            <Button onClick={() => onOpen({ kind: 'block' })} data-testid="slot-block-add">
              {t('slotPlans.plan.add')}
            </Button>
          </>
        )}
        <Button tone="danger" onClick={() => onOpen({ kind: 'withdraw' })} data-testid="slot-plan-withdraw">
          {t(isDraft ? 'slotPlans.plan.discard' : 'slotPlans.plan.withdraw')}
        </Button>
      </div>
      <DialogFailure error={publish.error} testId="slot-plan-publish-error" />
    </>
  );
}

function PlanBody(props: {
  readonly plan: SlotPlan;
  readonly calendarKnownUntil: string;
  readonly onOpen: ((opened: Opened) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { plan, calendarKnownUntil, onOpen } = props;
  return (
    <>
      {plan.days.some(({ dayKind }) => dayKind === 'unknown') && (
        <Notice
          tone="warning"
          title={t('slotPlans.plan.calendarUnknown', { date: calendarKnownUntil })}
          testId="slot-plan-unknown-days"
        />
      )}
      <PlanComparison plan={plan} />
      <p className="soft">{t('slotPlans.plan.noticeHint', { minutes: plan.noticeMinutes })}</p>
      <PlanCalendar plan={plan} onOpen={onOpen && ((block) => onOpen({ kind: 'block', block }))} />
    </>
  );
}

/** One plan: what it gains, its days, and what can be done with it. */
export function PlanPanel(props: { readonly plan: SlotPlan; readonly calendarKnownUntil: string }) {
  const { t } = useTranslation();
  const { plan, calendarKnownUntil } = props;
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const isAlive = plan.may.plan && (plan.state === 'draft' || plan.state === 'published');
  return (
    <section className="panel slot-plan" aria-labelledby="slot-plan-title" data-testid="slot-plan">
      <h2 className="panel-title" id="slot-plan-title">
        <span className="number">
          {t('slotPlans.plan.title', { from: plan.startsOn, until: plan.endsOn })}
        </span>
        <SlotPlanStateTag state={plan.state} />
      </h2>
      {isAlive && <PlanActions plan={plan} onOpen={setOpened} />}
      <PlanBody
        plan={plan}
        calendarKnownUntil={calendarKnownUntil}
        onOpen={isAlive ? setOpened : undefined}
      />
      {opened?.kind === 'withdraw' && <WithdrawDialog plan={plan} onClose={close} />}
      {opened?.kind === 'block' && <BlockDialog plan={plan} block={opened.block} onClose={close} />}
    </section>
  );
}
