import type { KnownPatient, SimilarRequest } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../time/format';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { StateTag } from '../shared/state-tag';
import type { DraftContent } from './draft-content';
import { FormField, fieldId } from './form-section';

/** Warns of earlier questions about the same patient, and takes the reason for asking again. */
export function DuplicateNotice(props: {
  readonly duplicates: readonly SimilarRequest[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}) {
  const { t } = useTranslation();
  const { duplicates, reason, onReason } = props;
  if (duplicates.length === 0) return null;
  return (
    <Notice tone="warning" title={t('request.duplicateTitle')} testId="duplicate-notice">
      <p>{t('request.duplicateText')}</p>
      <ul className="duplicates">
        {duplicates.map(({ id, number, state, question, updatedAt }) => (
          <li key={id}>
            <Link to="/consultations/$consultationId" params={{ consultationId: id }} target="_blank">
              {t('request.duplicateOpen', { number })}
            </Link>{' '}
            <StateTag state={state} /> <span className="soft">{formatDay(updatedAt)}</span>
            <span className="duplicate-question">{question}</span>
          </li>
        ))}
      </ul>
      <FormField field="duplicateReason" label={t('request.duplicateReason')}>
        <input
          id={fieldId('duplicateReason')}
          className="input"
          value={reason}
          maxLength={1_000}
          onChange={(event) => onReason(event.target.value)}
          data-testid="field-duplicateReason"
        />
      </FormField>
    </Notice>
  );
}

/** What the hospital knows of the patient with this record number: offered, never filled in by itself. */
export function KnownPatientNotice(props: {
  readonly known: KnownPatient;
  readonly value: DraftContent;
  readonly onChange: (patch: Partial<DraftContent>) => void;
}) {
  const { t } = useTranslation();
  const { known, value, onChange } = props;
  const { name, ageYears, sex, identityNumber, phone, fromNumber, toldAt } = known;
  const offered = {
    ...(value.name === null && name !== null ? { name } : {}),
    ...(value.patientAgeYears === null && ageYears !== null ? { patientAgeYears: ageYears } : {}),
    ...(value.patientSex === null && sex !== null ? { patientSex: sex } : {}),
    ...(value.identityNumber === null && identityNumber !== null ? { identityNumber } : {}),
    ...(value.phone === null && phone !== null ? { phone } : {}),
  };
  if (Object.keys(offered).length === 0) return null;
  const facts = [
    offered.name,
    offered.patientSex && t(`terms.sex.${offered.patientSex}`),
    offered.patientAgeYears !== undefined &&
      t('request.knownAge', { age: offered.patientAgeYears, day: formatDay(toldAt) }),
  ].filter(Boolean);
  return (
    <div className="known-patient" data-testid="known-patient">
      <span>{t('request.knownTitle', { number: fromNumber })}</span>
      <Button onClick={() => onChange(offered)} data-testid="fill-known">
        {t('request.knownFill', { facts: facts.join(' · ') })}
      </Button>
    </div>
  );
}
