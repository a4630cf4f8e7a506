import { useTranslation } from 'react-i18next';
import { GrowingText } from '../../../ui/growing-text';
import { FormField, FormSection, fieldId, type SectionProps } from './form-section';

const maxLength = { question: 4_000, history: 20_000 } as const;
const rows = { question: 2, history: 7 } as const;

export function TextSections({ value, onChange }: SectionProps) {
  const { t } = useTranslation();
  const area = (field: 'question' | 'history') => (
    <FormSection step={field}>
      <FormField
        field={field}
        label={t(`terms.field.${field}`)}
        hint={t(`request.${field}Hint`)}
        isLabelHidden
      >
        <GrowingText
          id={fieldId(field)}
          value={value[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
          rows={rows[field]}
          maxLength={maxLength[field]}
          placeholder={t(`request.${field}Placeholder`)}
          aria-describedby={`${fieldId(field)}-hint`}
          data-testid={`field-${field}`}
        />
      </FormField>
    </FormSection>
  );
  return (
    <>
      {area('question')}
      {area('history')}
    </>
  );
}
