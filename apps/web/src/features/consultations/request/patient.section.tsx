import { patientAgeYears } from '@jiedui/contracts';
import { careSettings, sexes } from '@jiedui/domain';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonChoice } from './button-choice';
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
    <FormSection step="patient">
      {isIdentityAtRisk && <UnsavedIdentity />}
      <IdentityFields value={value} onChange={onChange} />
      {known}
      <div className="form-row">
        <ButtonChoice
          field="patientSex"
          label={t('terms.field.patientSex')}
          options={sexes}
          value={value.patientSex}
          labelOf={(sex) => t(`terms.sex.${sex}`)}
          onChange={(patientSex) => onChange({ patientSex })}
          isSolid
        />
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
        <ButtonChoice
          field="careSetting"
          label={t('request.careSetting')}
          options={careSettings}
          value={value.careSetting}
          labelOf={(setting) => t(`terms.careSetting.${setting}`)}
          onChange={(careSetting) => onChange({ careSetting })}
        />
      </div>
    </FormSection>
  );
}
