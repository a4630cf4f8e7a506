import type { PairedHospital } from '@jiedui/contracts';
import { urgencies } from '@jiedui/domain';
import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { durationWords } from '../../../time/clock';
import { Notice } from '../../../ui/notice';
import { FormField, FormSection, fieldId, type SectionProps } from './form-section';

interface HospitalSectionProps extends SectionProps {
  readonly hospitals: readonly PairedHospital[] | undefined;
}

function UrgencyField({
  value,
  onChange,
  pairing,
}: SectionProps & { readonly pairing: PairedHospital | undefined }) {
  const { t } = useTranslation();
  return (
    <FormField field="urgency" label={t('terms.field.urgency')} isGroup>
      <Radio.Group
        aria-labelledby={`${fieldId('urgency')}-label`}
        value={value.urgency}
        onChange={(event) => onChange({ urgency: event.target.value })}
        className="choices"
        data-testid="field-urgency"
      >
        {urgencies.map((urgency) => (
          <Radio key={urgency} value={urgency}>
            <span data-testid={`urgency-${urgency}`}>
              {t(`terms.urgency.${urgency}`)}
              {pairing && (
                <span className="soft">
                  {' · '}
                  {t('request.responseLimit', {
                    duration: durationWords(t, pairing.responseLimitMinutes[urgency] * 60_000),
                  })}
                </span>
              )}
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </FormField>
  );
}

/** Only what the agreements in force today offer. */
export function HospitalSection({ value, onChange, hospitals }: HospitalSectionProps) {
  const { t } = useTranslation();
  const name = useName();
  const pairing = hospitals?.find(({ hospital }) => hospital.id === value.invitedHospitalId);
  const chooseHospital = (id: PairedHospital['hospital']['id']) => {
    const offered = hospitals?.find(({ hospital }) => hospital.id === id)?.specialties ?? [];
    const keepsSpecialty = value.specialty !== null && offered.includes(value.specialty);
    onChange({ invitedHospitalId: id, specialty: keepsSpecialty ? value.specialty : null });
  };
  return (
    <FormSection field="hospital" title={t('request.sections.hospital')}>
      {hospitals?.length === 0 && <Notice tone="warning" title={t('request.noHospitals')} />}
      <div className="form-row">
        <FormField field="invitedHospitalId" label={t('request.hospital')}>
          <Select
            id={fieldId('invitedHospitalId')}
            value={value.invitedHospitalId}
            onChange={chooseHospital}
            loading={!hospitals}
            placeholder={t('request.hospitalPlaceholder')}
            options={hospitals?.map(({ hospital }) => ({
              value: hospital.id,
              label: <span data-testid={`hospital-${hospital.code}`}>{name(hospital)}</span>,
            }))}
            data-testid="field-invitedHospitalId"
          />
        </FormField>
        <FormField field="specialty" label={t('terms.field.specialty')}>
          <Select
            id={fieldId('specialty')}
            value={value.specialty}
            onChange={(specialty) => onChange({ specialty })}
            disabled={!pairing}
            placeholder={pairing ? t('request.specialtyPlaceholder') : t('request.chooseHospitalFirst')}
            options={pairing?.specialties.map((specialty) => ({
              value: specialty,
              label: <span data-testid={`specialty-${specialty}`}>{t(`terms.specialty.${specialty}`)}</span>,
            }))}
            data-testid="field-specialty"
          />
        </FormField>
      </div>
      <UrgencyField {...{ value, onChange, pairing }} />
    </FormSection>
  );
}
