import type { Consultation } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../time/format';
import { patientWords } from '../shared/patient-words';
import { UrgencyTag } from '../shared/state-tag';
import { PatientValue } from './patient-value';

const numbers = ['recordNumber', 'identityNumber', 'phone'] as const;

function Identity({ patient }: Pick<Consultation, 'patient'>) {
  const { t } = useTranslation();
  const given = numbers.flatMap((field) => {
    const value = patient[field];
    return value === null ? [] : [{ field, value }];
  });
  if (given.length === 0) return null;
  return (
    <fieldset className="patient-numbers" aria-label={t('patient.identity')}>
      {given.map(({ field, value }) => (
        <PatientValue key={field} field={field} value={value} />
      ))}
    </fieldset>
  );
}

/** Who the patient is, and under which urgency and consent the case is shown. */
export function PatientStrip({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { patient, specialty, urgency, request, consentedAt } = consultation;
  return (
    <div className="patient-strip" data-testid="patient-strip">
      <div className="patient-line">
        {patient.name !== null && <PatientValue field="name" value={patient.name} />}
        <strong>{patientWords(t, consultation)}</strong>
        {specialty && <span>{t(`terms.specialty.${specialty}`)}</span>}
        <UrgencyTag urgency={urgency} />
        {request.consentGiver && consentedAt && (
          <span className="soft">
            {t('consultation.consentBy', {
              giver: t(`terms.consentGiver.${request.consentGiver}`),
              time: formatInstant(consentedAt),
            })}
          </span>
        )}
      </div>
      <Identity patient={patient} />
    </div>
  );
}
