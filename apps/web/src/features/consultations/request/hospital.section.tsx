import type { PairedHospital } from '@jiedui/contracts';
import { answerForms, urgencies } from '@jiedui/domain';
import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { durationWords } from '../../../time/clock';
import { Notice } from '../../../ui/notice';
import { blockWords } from '../../pairings/shared/agreement-words';
import { FormField, FormSection, fieldId, type SectionProps } from './form-section';
import { RoutingAdvice } from './routing-advice';

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
              {pairing?.responseLimitMinutes && (
                <span className="soft">
                  {' · '}
                  {t('request.answerLimit', {
                    response: durationWords(t, pairing.responseLimitMinutes[urgency] * 60_000),
                    answer: durationWords(t, (pairing.answerLimitMinutes?.[urgency] ?? 0) * 60_000),
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

/** Which paired hospitals cannot be asked today, and why; what an expert there answers outside the agreement. */
function AgreementLimits(props: {
  readonly hospitals: readonly PairedHospital[];
  readonly chosen: PairedHospital | undefined;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { hospitals, chosen } = props;
  const blocked = hospitals.filter(({ block }) => block !== null);
  const outside = chosen?.block === null ? chosen.specialtiesNotAgreed : [];
  if (blocked.length === 0 && outside.length === 0) return null;
  return (
    <div className="agreement-limits">
      {blocked.length > 0 && (
        <Notice
          tone={chosen?.block ? 'warning' : 'info'}
          title={t('pairings.request.cannotAsk')}
          testId="hospitals-blocked"
        >
          <ul className="blocked-hospitals">
            {blocked.map(({ hospital, block }) => (
              <li key={hospital.id} data-testid={`blocked-${hospital.code}`}>
                {name(hospital)}：{block && blockWords(t, block)}
              </li>
            ))}
          </ul>
          {t('pairings.request.coordinator')}
        </Notice>
      )}
      {outside.length > 0 && (
        <p className="form-hint" data-testid="specialties-not-agreed">
          {t('pairings.request.notAgreed', {
            specialties: outside.map((one) => t(`terms.specialty.${one}`)).join(' · '),
          })}
        </p>
      )}
    </div>
  );
}

/** How the answer is wanted: live or in writing, of one expert or of several disciplines. */
function AnswerWish({ value, onChange }: SectionProps) {
  const { t } = useTranslation();
  return (
    <>
      <FormField
        field="answerForm"
        label={t('request.answerForm')}
        hint={t('request.answerFormHint')}
        isGroup
      >
        <Radio.Group
          aria-labelledby={`${fieldId('answerForm')}-label`}
          value={value.answerForm}
          onChange={(event) => onChange({ answerForm: event.target.value })}
          optionType="button"
          data-testid="field-answerForm"
        >
          {answerForms.map((form) => (
            <Radio.Button key={form} value={form}>
              <span data-testid={`answerForm-${form}`}>{t(`request.answerForms.${form}`)}</span>
            </Radio.Button>
          ))}
        </Radio.Group>
      </FormField>
      <label className="form-check">
        <input
          type="checkbox"
          checked={value.isPanel}
          onChange={(event) => onChange({ isPanel: event.target.checked })}
          data-testid="field-isPanel"
        />
        {t('request.isPanel')}
      </label>
    </>
  );
}

/** Only what the agreements in force today offer; what they do not says why. */
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
    <FormSection step="hospital">
      {hospitals?.length === 0 && <Notice tone="warning" title={t('request.noHospitals')} />}
      <div className="form-row">
        <FormField field="invitedHospitalId" label={t('request.hospital')}>
          <Select
            id={fieldId('invitedHospitalId')}
            value={value.invitedHospitalId}
            onChange={chooseHospital}
            loading={!hospitals}
            placeholder={t('request.hospitalPlaceholder')}
            options={hospitals?.map(({ hospital, block }) => ({
              value: hospital.id,
              disabled: block !== null,
              label: (
                <span data-testid={`hospital-${hospital.code}`}>
                  {name(hospital)}
                  {block && <span className="soft"> · {blockWords(t, block)}</span>}
                </span>
              ),
            }))}
            data-testid="field-invitedHospitalId"
          />
        </FormField>
        <FormField field="specialty" label={t('terms.field.specialty')}>
          <Select
            id={fieldId('specialty')}
            value={value.specialty}
            onChange={(specialty) => onChange({ specialty })}
            disabled={!pairing || pairing.block !== null}
            placeholder={pairing ? t('request.specialtyPlaceholder') : t('request.chooseHospitalFirst')}
            options={pairing?.specialties.map((specialty) => ({
              value: specialty,
              label: <span data-testid={`specialty-${specialty}`}>{t(`terms.specialty.${specialty}`)}</span>,
            }))}
            data-testid="field-specialty"
          />
        </FormField>
      </div>
      {hospitals && <AgreementLimits hospitals={hospitals} chosen={pairing} />}
      <UrgencyField {...{ value, onChange, pairing }} />
      <AnswerWish {...{ value, onChange }} />
      <RoutingAdvice value={value} />
    </FormSection>
  );
}
