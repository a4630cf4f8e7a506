import type { Plan, PlanReview } from '@jiedui/contracts';
import { type PlanQuarter, reviewCriteria, type ReviewCriterion, type ReviewSide } from '@jiedui/domain';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { GrowingText } from '../../../ui/growing-text';
import { InputField } from '../../../ui/input-field';
import { usePlanChange } from '../plan-queries';

type Marks = Readonly<Record<ReviewCriterion, string>>;

const isMark = (typed: string) => /^\d{1,3}$/.test(typed) && Number(typed) <= 100;

const marksOf = (review: PlanReview | undefined) =>
  Object.fromEntries(
    reviewCriteria.map((name) => [name, review ? String(review.scores[name]) : '']),
  ) as Marks;

const scoresOf = (marks: Marks) =>
  Object.fromEntries(reviewCriteria.map((name) => [name, Number(marks[name])])) as Record<
    ReviewCriterion,
    number
  >;

function MarkFields(props: {
  readonly marks: Marks;
  readonly isJudged: boolean;
  readonly onChange: (marks: Marks) => void;
}) {
  const { t } = useTranslation();
  const { marks, isJudged, onChange } = props;
  return (
    <div className="plan-fields">
      {reviewCriteria.map((name) => (
        <InputField
          key={name}
          type="number"
          min={0}
          max={100}
          label={t('plans.reviews.mark', { criterion: t(`plans.criterion.${name}`) })}
          value={marks[name]}
          onChange={(typed) => onChange({ ...marks, [name]: typed })}
          error={isJudged && !isMark(marks[name]) ? t('plans.reviews.markWrong') : undefined}
          testId={`mark-${name}`}
        />
      ))}
    </div>
  );
}

function CommentField(props: {
  readonly comment: string;
  readonly isJudged: boolean;
  readonly onChange: (comment: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { comment, isJudged, onChange } = props;
  const isMissing = isJudged && comment.trim() === '';
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {t('plans.reviews.comment')}
      </label>
      <GrowingText
        id={id}
        value={comment}
        maxLength={2_000}
        onChange={(event) => onChange(event.target.value)}
        data-testid="review-comment"
      />
      <span className={isMissing ? 'form-error' : 'form-hint'}>
        {isMissing ? t('plans.reviews.commentMissing') : t('plans.reviews.commentHint')}
      </span>
    </div>
  );
}

interface ReviewDialogProps {
  readonly plan: Plan;
  readonly quarter: PlanQuarter;
  readonly side: ReviewSide;
  readonly known: PlanReview | undefined;
  readonly onClose: () => void;
}

/** Marks and a few words for one quarter, for my side. */
export function ReviewDialog({ plan, quarter, side, known, onClose }: ReviewDialogProps) {
  const { t } = useTranslation();
  const [marks, setMarks] = useState(() => marksOf(known));
  const [comment, setComment] = useState(known?.comment ?? '');
  const [isJudged, setJudged] = useState(false);
  const { id: planId, revision } = plan;
  const save = usePlanChange(
    planId,
    () =>
      call('reviewPlanQuarter', {
        params: { planId, quarter },
        body: { revision, side, scores: scoresOf(marks), comment },
      }),
    () => t('plans.reviews.saved'),
  );
  const isComplete = comment.trim() !== '' && reviewCriteria.every((name) => isMark(marks[name]));
  const submit = () => {
    setJudged(true);
    if (isComplete) save.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog
      isWide
      title={t('plans.reviews.dialogTitle', { quarter, side: t(`plans.side.${side}`) })}
      onClose={onClose}
      confirm={{
        label: t('plans.reviews.save'),
        isBusy: save.isPending,
        testId: 'review-save',
        onClick: submit,
      }}
    >
      <MarkFields marks={marks} isJudged={isJudged} onChange={setMarks} />
      <CommentField comment={comment} isJudged={isJudged} onChange={setComment} />
      <ChangeFailure error={save.error} testId="dialog-error" />
    </Dialog>
  );
}
