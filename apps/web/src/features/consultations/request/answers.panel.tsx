import type { Consultation } from '@jiedui/contracts';
import { isAnswerKey, templateOf } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { answerWords } from '../shared/answer-words';

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
  const order = template.fields.map(({ key }) => key);
  const beyond = Object.keys(answers)
    .filter(isAnswerKey)
    .filter((key) => !order.includes(key));
  return (
    <div className="answers" data-testid="case-answers">
      <h3>
        {t('request.templateSection')} · {t(`requestTerms.complaint.${template.id}`)}
      </h3>
      <dl className="answer-list">
        {[...order, ...beyond].map((key) => {
          const value = answers[key];
          if (value === undefined) return null;
          return (
            <div key={key}>
              <dt>{t(`requestTerms.field.${key}`)}</dt>
              <dd>{answerWords(t, key, value)}</dd>
            </div>
          );
        })}
      </dl>
      {duplicateReason && (
        <p className="soft">
          {t('request.duplicateReason')}：{duplicateReason}
        </p>
      )}
    </div>
  );
}
