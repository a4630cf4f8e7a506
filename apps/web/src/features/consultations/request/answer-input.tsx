import { clinicalFields, type AnswerKey, type AnswerValue, type ClinicalField } from '@jiedui/domain';
import { InputNumber, Radio } from 'antd';
import type { ChangeEvent } from 'react';
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

type FieldOf<K extends ClinicalField['kind']> = Extract<ClinicalField, { readonly kind: K }>;

interface Input<K extends ClinicalField['kind']> extends AnswerInputProps {
  readonly field: FieldOf<K>;
}

const idOf = (name: AnswerKey) => fieldId(answerField(name));
const testIdOf = (name: AnswerKey) => `answer-${name}`;

function NumberInput({ name, field, value, onChange }: Input<'number'>) {
  const { t } = useTranslation();
  return (
    <InputNumber<number>
      id={idOf(name)}
      value={typeof value === 'number' ? value : null}
      onChange={onChange}
      precision={field.decimals}
      controls={false}
      suffix={t(`requestTerms.unit.${field.unit}`)}
      inputMode={field.decimals === 0 ? 'numeric' : 'decimal'}
      className="answer-number"
      placeholder={`${field.min}–${field.max}`}
      data-testid={testIdOf(name)}
    />
  );
}

function ChoiceInput({ name, field, value, onChange }: Input<'choice'>) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      aria-labelledby={`${idOf(name)}-label`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      optionType="button"
      className="answer-choices"
      data-testid={testIdOf(name)}
    >
      {field.options.map((option) => (
        <Radio.Button key={option} value={option}>
          <span data-testid={`${testIdOf(name)}-${option}`}>{t(`requestTerms.option.${option}`)}</span>
        </Radio.Button>
      ))}
    </Radio.Group>
  );
}

function WordsInput({ name, field, value, onChange }: Input<'text' | 'date'>) {
  const common = {
    id: idOf(name),
    value: typeof value === 'string' ? value : '',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(event.target.value || null),
    'data-testid': testIdOf(name),
  };
  if (field.kind === 'date') return <input type="date" className="input" {...common} />;
  const { maxLength } = field;
  if (maxLength > shortTextMaxLength) return <GrowingText rows={2} {...common} maxLength={maxLength} />;
  return <input className="input" {...common} maxLength={maxLength} />;
}

/** One answer, by the kind of its field: a figure with its unit, one of a few, words, or a day. */
export function AnswerInput(props: AnswerInputProps) {
  const field: ClinicalField = clinicalFields[props.name];
  switch (field.kind) {
    case 'number':
      return <NumberInput {...props} field={field} />;
    case 'choice':
      return <ChoiceInput {...props} field={field} />;
    case 'date':
    case 'text':
      return <WordsInput {...props} field={field} />;
  }
}
