import { specialties, type Specialty } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id';

/** Choosing one adds its card at once and leads to it. */
export function AddSpecialty(props: {
  readonly answered: readonly Specialty[];
  readonly onAdd: (specialty: Specialty) => void;
}) {
  const { t } = useTranslation();
  const { answered, onAdd } = props;
  const free = specialties.filter((one) => !answered.includes(one));
  if (free.length === 0) return null;
  return (
    <div className="panel form-field">
      <label className="form-label" htmlFor={fieldId(null, 'specialties')}>
        {t('needs.desk.addSpecialty')}
      </label>
      <select
        id={fieldId(null, 'specialties')}
        className="input needs-add"
        value=""
        onChange={(event) => onAdd(event.target.value as Specialty)}
        data-testid="add-specialty"
      >
        <option value="">{t('needs.desk.chooseSpecialty')}</option>
        {free.map((one) => (
          <option key={one} value={one}>
            {t(`terms.specialty.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
