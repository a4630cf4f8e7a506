import {
  answerFault,
  clinicalFields,
  templatesOn,
  type AnswerKey,
  type AnswerValue,
  type Need,
} from '@jiedui/domain';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { AnswerInput } from './answer-input';
import { answerField, chosenTemplate, templateName } from './draft-content';
import { FormField, FormSection, fieldId, type SectionProps } from './form-section';

function AnswerRow(props: SectionProps & { readonly name: AnswerKey; readonly need: Need }) {
  const { t } = useTranslation();
  const { name, need, value, onChange } = props;
  const key = answerField(name);
  const field = clinicalFields[name];
  const answer = value[key];
  const fault = answer === null ? undefined : answerFault(name, answer);
  return (
    <FormField
      field={key}
      isGroup={field.kind === 'choice'}
      label={
        <>
          {t(`requestTerms.field.${name}`)}{' '}
          <span className={need === 'required' ? 'form-required' : 'form-optional'}>
            {t(`requestTerms.need.${need}`)}
          </span>
        </>
      }
      error={fault && t(`requestTerms.fault.${fault}`)}
    >
      <AnswerInput
        name={name}
        value={answer}
        onChange={(next: AnswerValue | null) => onChange({ [key]: next })}
      />
    </FormField>
  );
}

/** The complaint, and what an expert needs to know of it at the least. */
export function TemplateSection(props: SectionProps) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const today = serverNow().toISOString().slice(0, 10);
  const template = chosenTemplate(value);
  const offered = templatesOn(today, value.specialty);
  // What was begun under an older version, or for another specialty, stays as it was begun.
  const options = template && !offered.includes(template) ? [template, ...offered] : offered;
  return (
    <FormSection step="template">
      <FormField field="template" label={t('request.template')} hint={t('request.templateHint')}>
        <Select
          id={fieldId('template')}
          value={value.template}
          onChange={(name) => onChange({ template: name })}
          placeholder={t('request.templatePlaceholder')}
          showSearch={{ optionFilterProp: 'title' }}
          options={options.map((one) => ({
            value: templateName(one),
            title: t(`requestTerms.complaint.${one.id}`),
            label: <span data-testid={`complaint-${one.id}`}>{t(`requestTerms.complaint.${one.id}`)}</span>,
          }))}
          data-testid="field-template"
        />
      </FormField>
      {template ? (
        <>
          <div className="answer-grid">
            {template.fields.map(({ key, need }) => (
              <AnswerRow key={key} name={key} need={need} {...{ value, onChange }} />
            ))}
          </div>
          <p className="form-hint">
            {t('request.templateVersion', { version: template.version, day: template.validFrom })}
          </p>
        </>
      ) : (
        <p className="panel-empty">{t('request.templateFirst')}</p>
      )}
    </FormSection>
  );
}
