import { consentGivers } from '@jiedui/domain';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormField, FormSection, fieldId, type SectionProps } from './form-section';

const points = ['purpose', 'data', 'fee', 'advice'] as const;

/** What was explained, then who agreed to it. */
export function ConsentSection({ value, onChange }: SectionProps) {
  const { t } = useTranslation();
  return (
    <FormSection field="consent" title={t('request.sections.consent')}>
      <p className="consent-lead">{t('request.consentLead')}</p>
      <ul className="consent-points">
        {points.map((point) => (
          <li key={point}>{t(`request.consentPoints.${point}`)}</li>
        ))}
      </ul>
      <FormField
        field="consentGiver"
        label={t('request.consentGiver')}
        hint={t('request.consentHint')}
        isGroup
      >
        <Radio.Group
          aria-labelledby={`${fieldId('consentGiver')}-label`}
          value={value.consentGiver}
          onChange={(event) => onChange({ consentGiver: event.target.value })}
          className="choices"
          data-testid="field-consentGiver"
        >
          {consentGivers.map((giver) => (
            <Radio key={giver} value={giver}>
              <span data-testid={`consentGiver-${giver}`}>{t(`terms.consentGiver.${giver}`)}</span>
            </Radio>
          ))}
          <Radio value={null}>{t('request.consentNone')}</Radio>
        </Radio.Group>
      </FormField>
    </FormSection>
  );
}
