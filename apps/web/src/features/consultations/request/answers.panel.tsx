import type { Consultation } from '@jiedui/contracts';
import { answersInOrder, templateOf } from '@jiedui/domain';
import { answerWords } from '@jiedui/messages';
import { useTranslation } from 'react-i18next';

/** What the county side answered to the template, in its order; for the page of a consultation. */
export function AnswersPanel({
  consultation,
}: {
  readonly consultation: Pick<Consultation, 'template' | 'answers' | 'duplicateReason'>;
}) {
  const { t } = useTranslation();
  const { answers, duplicateReason } = consultation;
  const template = templateOf(consultation.template);
  if (!template) return null;
  return (
    <div className="answers" data-testid="case-answers">
      <h3>
        {t('request.templateSection')} · {t(`requestTerms.complaint.${template.id}`)}
      </h3>
      <dl className="answer-list">
        {answersInOrder(template, answers).map(([key, value]) => (
          <div key={key}>
            <dt>{t(`requestTerms.field.${key}`)}</dt>
            <dd>{answerWords(t, key, value)}</dd>
          </div>
        ))}
      </dl>
      {duplicateReason && (
        <p className="soft">
          {t('request.duplicateReason')}：{duplicateReason}
        </p>
      )}
    </div>
  );
}
