import { clinicalFields, type AnswerKey, type AnswerValue } from '@jiedui/domain';
import { InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { GrowingText } from '../../../ui/growing-text';
import { answerField } from './draft-content';
import { fieldId } from './form-section';

interface AnswerInputProps {
  readonly name: AnswerKey;
  readonly value: AnswerValue | null;
  readonly onChange: (value: AnswerValue | null) => void;
}

/** Answers longer than this want more than one line. */
const shortTextMaxLength = 300;

/** One answer, by the kind of its field: a figure with its unit, one of a few, words, or a day. */
export function AnswerInput({ name, value, onChange }: AnswerInputProps) {
  const { t } = useTranslation();
  const field = clinicalFields[name];
  const id = fieldId(answerField(name));
  const testId = `answer-${name}`;
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'number':
      return (
        <InputNumber<number>
          id={id}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          precision={field.decimals}
          controls={false}
          suffix={t(`requestTerms.unit.${field.unit}`)}
          inputMode={field.decimals === 0 ? 'numeric' : 'decimal'}
          className="answer-number"
          placeholder={`${field.min}–${field.max}`}
          data-testid={testId}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          aria-labelledby={`${id}-label`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          optionType="button"
          className="answer-choices"
          data-testid={testId}
        >
          {field.options.map((option) => (
            <Radio.Button key={option} value={option}>
              <span data-testid={`${testId}-${option}`}>{t(`requestTerms.option.${option}`)}</span>
            </Radio.Button>
          ))}
        </Radio.Group>
      );
    case 'date':
      return (
        <input
          id={id}
          type="date"
          className="input"
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
          data-testid={testId}
        />
      );
    case 'text':
      return field.maxLength > shortTextMaxLength ? (
        <GrowingText
          id={id}
          rows={2}
          value={text}
          maxLength={field.maxLength}
          onChange={(event) => onChange(event.target.value || null)}
          data-testid={testId}
        />
      ) : (
        <input
          id={id}
          className="input"
          value={text}
          maxLength={field.maxLength}
          onChange={(event) => onChange(event.target.value || null)}
          data-testid={testId}
        />
      );
  }
}
