import { residentFacts } from '@jiedui/domain';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { Button } from '../../../ui/button';
import type { SectionProps } from './form-section';

/** What a resident identity number tells of age and sex: offered, never filled in by itself. */
export function NumberFacts({ value, onChange }: SectionProps) {
  const { t } = useTranslation();
  const facts = residentFacts(value.identityNumber ?? '', dayjs(serverNow()).format('YYYY-MM-DD'));
  if (!facts) return null;
  const { patientAgeYears: age, patientSex: sex } = value;
  const words = { age: facts.ageYears, sex: t(`terms.sex.${facts.sex}`) };
  if (age === facts.ageYears && sex === facts.sex) return <>{t('patient.filledIn')}</>;
  const differs = (age !== null && age !== facts.ageYears) || (sex !== null && sex !== facts.sex);
  return (
    <span className="number-facts">
      {differs && <span>{t('patient.factsDiffer', words)}</span>}
      <Button
        onClick={() => onChange({ patientAgeYears: facts.ageYears, patientSex: facts.sex })}
        data-testid="fill-from-number"
      >
        {t('patient.fillIn', words)}
      </Button>
    </span>
  );
}
