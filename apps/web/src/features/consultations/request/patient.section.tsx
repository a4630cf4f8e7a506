import { patientAgeYears } from '@jiedui/contracts';
import { sexes } from '@jiedui/domain';
import { InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormField, FormSection, fieldId, type SectionProps } from './form-section';
import { IdentityFields } from './identity.fields';
import { UnsavedIdentity } from './unsaved-identity';

interface PatientSectionProps extends SectionProps {
  /** Saving failed while something of the patient is nowhere but in this page. */
  readonly isIdentityAtRisk: boolean;
}

export function PatientSection({ value, onChange, isIdentityAtRisk }: PatientSectionProps) {
  const { t } = useTranslation();
  const age = value.patientAgeYears;
  const isAgeValid = age === null || patientAgeYears.safeParse(age).success;
  return (
    <FormSection field="patient" title={t('request.sections.patient')}>
      {isIdentityAtRisk && <UnsavedIdentity />}
      <IdentityFields value={value} onChange={onChange} />
      <div className="form-row">
        <FormField field="patientSex" label={t('terms.field.patientSex')} isGroup>
          <Radio.Group
            aria-labelledby={`${fieldId('patientSex')}-label`}
            value={value.patientSex}
            onChange={(event) => onChange({ patientSex: event.target.value })}
            optionType="button"
            buttonStyle="solid"
            data-testid="field-patientSex"
          >
            {sexes.map((sex) => (
              <Radio.Button key={sex} value={sex}>
                <span data-testid={`patientSex-${sex}`}>{t(`terms.sex.${sex}`)}</span>
              </Radio.Button>
            ))}
          </Radio.Group>
        </FormField>
        <FormField
          field="patientAgeYears"
          label={t('terms.field.patientAgeYears')}
          hint={t('request.ageHint')}
          error={isAgeValid ? undefined : t('request.ageInvalid')}
        >
          <InputNumber<number>
            id={fieldId('patientAgeYears')}
            value={age}
            onChange={(years) => onChange({ patientAgeYears: years })}
            status={isAgeValid ? '' : 'error'}
            controls={false}
            suffix={t('request.ageUnit')}
            inputMode="numeric"
            className="field-age"
            data-testid="field-patientAgeYears"
          />
        </FormField>
      </div>
    </FormSection>
  );
}
