import { patientAgeYears } from '@jiedui/contracts';
import { careSettings, sexes } from '@jiedui/domain';
import { InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField, FormSection, fieldId, type SectionProps } from './form-section';
import { IdentityFields } from './identity.fields';
import { UnsavedIdentity } from './unsaved-identity';

interface PatientSectionProps extends SectionProps {
  /** What the hospital knows of this patient already. */
  readonly known: ReactNode;
  /** Saving failed while something of the patient is nowhere but in this page. */
  readonly isIdentityAtRisk: boolean;
}

export function PatientSection({ value, onChange, known, isIdentityAtRisk }: PatientSectionProps) {
  const { t } = useTranslation();
  const age = value.patientAgeYears;
  const isAgeValid = age === null || patientAgeYears.safeParse(age).success;
  return (
    <FormSection field="patient" title={t('request.sections.patient')}>
      {isIdentityAtRisk && <UnsavedIdentity />}
      <IdentityFields value={value} onChange={onChange} />
      {known}
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
        <FormField field="careSetting" label={t('request.careSetting')} isGroup>
          <Radio.Group
            aria-labelledby={`${fieldId('careSetting')}-label`}
            value={value.careSetting}
            onChange={(event) => onChange({ careSetting: event.target.value })}
            optionType="button"
            data-testid="field-careSetting"
          >
            {careSettings.map((setting) => (
              <Radio.Button key={setting} value={setting}>
                <span data-testid={`careSetting-${setting}`}>{t(`request.careSettings.${setting}`)}</span>
              </Radio.Button>
            ))}
          </Radio.Group>
        </FormField>
      </div>
    </FormSection>
  );
}
