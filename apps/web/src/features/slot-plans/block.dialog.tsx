import type { SlotPlan, SlotPlanBlock, SlotPlanBlockEdit } from '@jiedui/contracts';
import { type Specialty } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { InputField } from '../../ui/input-field';
import { SelectField } from '../../ui/select-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { clockOf, editOf, expertsQuery, minuteOf, useSlotPlanChange } from './slot-plan-queries';

interface BlockDialogProps {
  readonly plan: SlotPlan;
  /** Left out: a new one. */
  readonly block?: SlotPlanBlock | undefined;
  readonly onClose: () => void;
}

const nobody = '';
const usual = { fromMinute: 17 * 60, slots: 3 };

function newBlock({ days, figures }: SlotPlan): SlotPlanBlockEdit {
  return {
    specialty: figures[0]?.specialty ?? 'cardiology',
    date: days.find(({ isOpen }) => isOpen)?.date ?? '',
    isStanding: true,
    expertId: null,
    ...usual,
  };
}

/** Those who hold the specialty, and nobody. */
function ExpertField(props: {
  readonly plan: SlotPlan;
  readonly edit: SlotPlanBlockEdit;
  readonly onChange: (expertId: SlotPlanBlockEdit['expertId']) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { plan, edit, onChange } = props;
  const { data } = useQuery(expertsQuery(plan.hospitalId));
  const fitting = (data?.items ?? []).filter(({ posts }) =>
    posts.some((post) => post.role === 'expert' && post.specialties.includes(edit.specialty)),
  );
  return (
    <SelectField
      label={t('slotPlans.block.expert')}
      value={edit.expertId ?? nobody}
      choices={[
        { value: nobody, label: t('slotPlans.block.nobody') },
        ...fitting.map((person) => ({ value: person.id as string, label: name(person) })),
      ]}
      onChange={(value) => onChange(fitting.find(({ id }) => id === value)?.id ?? null)}
      testId="slot-block-expert"
    />
  );
}

function BlockFields(props: {
  readonly plan: SlotPlan;
  readonly edit: SlotPlanBlockEdit;
  readonly onChange: (edit: SlotPlanBlockEdit) => void;
}) {
  const { t } = useTranslation();
  const { plan, edit, onChange } = props;
  const specialties = plan.figures.map(({ specialty }) => ({
    value: specialty,
    label: t(`terms.specialty.${specialty}`),
  }));
  const days = plan.days.filter(({ isOpen }) => isOpen).map(({ date }) => ({ value: date, label: date }));
  return (
    <>
      <SelectField
        label={t('slotPlans.demand.specialty')}
        value={edit.specialty}
        choices={specialties}
        onChange={(specialty: Specialty) => onChange({ ...edit, specialty, expertId: null })}
        testId="slot-block-specialty"
      />
      <SelectField
        label={t('slotPlans.block.date')}
        value={edit.date}
        choices={days}
        onChange={(date) => onChange({ ...edit, date })}
        testId="slot-block-date"
      />
      <InputField
        label={t('slotPlans.block.from')}
        type="time"
        value={clockOf(edit.fromMinute)}
        onChange={(clock) => onChange({ ...edit, fromMinute: minuteOf(clock) })}
        testId="slot-block-from"
      />
      <InputField
        label={t('slotPlans.block.slots')}
        type="number"
        min={1}
        max={60}
        value={String(edit.slots)}
        onChange={(slots) => onChange({ ...edit, slots: Number(slots) })}
        testId="slot-block-slots"
      />
      <SelectField
        label={t('slotPlans.block.kind')}
        value={edit.isStanding ? 'standing' : 'onCall'}
        choices={(['standing', 'onCall'] as const).map((value) => ({
          value,
          label: t(`slotPlans.plan.${value}`),
        }))}
        onChange={(kind) => onChange({ ...edit, isStanding: kind === 'standing' })}
        testId="slot-block-kind"
      />
    </>
  );
}

/** One block of a draft; of a published plan only who stands in. */
export function BlockDialog({ plan, block, onClose }: BlockDialogProps) {
  const { t } = useTranslation();
  const [edit, setEdit] = useState(() => (block ? editOf(block) : newBlock(plan)));
  const isDraft = plan.state === 'draft';
  const others = plan.blocks.filter(({ id }) => id !== block?.id).map(editOf);
  const change = useSlotPlanChange(
    (blocks: SlotPlanBlockEdit[]) =>
      call('changeSlotPlan', { params: { planId: plan.id }, body: { revision: plan.revision, blocks } }),
    t('slotPlans.block.saved'),
  );
  const staff = useSlotPlanChange(
    (id: SlotPlanBlock['id']) =>
      call('staffSlotBlock', { params: { blockId: id }, body: { expertId: edit.expertId } }),
    t('slotPlans.block.saved'),
  );
  const save = () => {
    if (isDraft) change.mutate([...others, edit], { onSuccess: onClose });
    else if (block) staff.mutate(block.id, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(block ? 'slotPlans.block.editTitle' : 'slotPlans.block.addTitle')}
      onClose={onClose}
      confirm={{
        label: t('slotPlans.block.save'),
        isBusy: change.isPending || staff.isPending,
        testId: 'slot-block-save',
        onClick: save,
      }}
      extra={
        block &&
        isDraft && (
          <Button
            tone="quietDanger"
            onClick={() => change.mutate(others, { onSuccess: onClose })}
            data-testid="slot-block-remove"
          >
            {t('slotPlans.block.remove')}
          </Button>
        )
      }
    >
      {isDraft && <BlockFields plan={plan} edit={edit} onChange={setEdit} />}
      <ExpertField plan={plan} edit={edit} onChange={(expertId) => setEdit({ ...edit, expertId })} />
      <DialogFailure error={change.error ?? staff.error} testId="slot-block-error" />
    </Dialog>
  );
}
