import type { Plan, PlanReview } from '@jiedui/contracts';
import { type PlanQuarter, planQuarters, reviewCriteria, type ReviewSide, reviewSides } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { ChoiceBar } from '../../../ui/choice-bar';
import { ReviewDialog } from './review.dialog';

type ReviewOf = (side: ReviewSide) => PlanReview | undefined;

function ScoreTable({ plan, reviewOf }: { readonly plan: Plan; readonly reviewOf: ReviewOf }) {
  const { t } = useTranslation();
  const name = useName();
  const { criteria } = plan.template.weights;
  return (
    <div className="table-frame review-frame">
      <table className="table table-plain review-table">
        <thead>
          <tr>
            <th scope="col">{t('plans.reviews.criterion')}</th>
            {reviewSides.map((side) => (
              <th key={side} scope="col">
                {t(`plans.side.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reviewCriteria.map((criterion) => (
            <tr key={criterion}>
              <th scope="row">
                {t(`plans.criterion.${criterion}`)}{' '}
                <span className="soft">{t('plans.reviews.weight', { weight: criteria[criterion] })}</span>
              </th>
              {reviewSides.map((side) => (
                <td key={side}>{reviewOf(side)?.scores[criterion] ?? '–'}</td>
              ))}
            </tr>
          ))}
          <tr className="review-total">
            <th scope="row">{t('plans.reviews.score')}</th>
            {reviewSides.map((side) => (
              <td key={side} data-testid={`review-score-${side}`}>
                {reviewOf(side)?.score ?? <span className="soft">{t('plans.reviews.missing')}</span>}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('plans.reviews.comment')}</th>
            {reviewSides.map((side) => {
              const review = reviewOf(side);
              return (
                <td key={side}>
                  {review?.comment}
                  {review && (
                    <div className="soft">
                      {t('plans.reviews.by', { name: name(review.by), at: formatInstant(review.at) })}
                    </div>
                  )}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Opens on the latest quarter that may be looked back on. */
const latestOf = ({ quarters }: Plan): PlanQuarter =>
  quarters.filter(({ isReviewable }) => isReviewable).at(-1)?.quarter ?? 1;

/** What both hospitals and the supervisor think of each quarter, side by side. */
export function ReviewsPanel({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<PlanQuarter>(() => latestOf(plan));
  const [written, setWritten] = useState<ReviewSide>();
  const quarter = plan.quarters.find((one) => one.quarter === chosen);
  const reviewOf: ReviewOf = (side) =>
    plan.reviews.find((review) => review.quarter === chosen && review.side === side);
  const labelOf = (of: PlanQuarter) => {
    const score = plan.quarters.find((one) => one.quarter === of)?.score ?? null;
    return score === null
      ? t('plans.reviews.quarter', { quarter: of })
      : t('plans.reviews.quarterScore', { quarter: of, score });
  };
  return (
    <section className="panel plan-reviews" aria-labelledby="plan-reviews" data-testid="plan-reviews">
      <h2 className="panel-title" id="plan-reviews">
        {t('plans.reviews.title')}
        {plan.score !== null && (
          <span className="tag tag-action">{t('plans.reviews.year', { score: plan.score })}</span>
        )}
      </h2>
      <ChoiceBar
        label={t('plans.reviews.title')}
        value={String(chosen) as `${PlanQuarter}`}
        choices={planQuarters.map((of) => ({ value: String(of) as `${PlanQuarter}`, label: labelOf(of) }))}
        onChange={(value) => setChosen(Number(value) as PlanQuarter)}
        testId="review-quarter"
      />
      <ScoreTable plan={plan} reviewOf={reviewOf} />
      <p className="soft">{t('plans.reviews.how', plan.template.weights.sides)}</p>
      {quarter && !quarter.isReviewable && plan.may.reviewAs.length > 0 && (
        <p className="soft">{t('plans.reviews.notYet')}</p>
      )}
      {quarter?.isReviewable && (
        <div className="plan-buttons">
          {plan.may.reviewAs.map((side) => (
            <Button key={side} onClick={() => setWritten(side)} data-testid={`review-as-${side}`}>
              {t('plans.reviews.writeAs', {
                action: reviewOf(side) ? t('plans.reviews.rewrite') : t('plans.reviews.write'),
                side: t(`plans.side.${side}`),
              })}
            </Button>
          ))}
        </div>
      )}
      {written && (
        <ReviewDialog
          plan={plan}
          quarter={chosen}
          side={written}
          known={reviewOf(written)}
          onClose={() => setWritten(undefined)}
        />
      )}
    </section>
  );
}
