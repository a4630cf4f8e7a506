import { CloseOutlined } from '@ant-design/icons';
import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { Button } from '../../../ui/button';
import { HospitalPicker } from '../../hospitals/edit/place-pickers';
import { hospitalQuery } from '../../hospitals/hospital-queries';
import type { PeopleScope } from './scope';

interface HospitalFilterProps {
  readonly scope: PeopleScope;
  readonly hospitalId: HospitalId | undefined;
  readonly onChange: (hospitalId: HospitalId | undefined) => void;
}

function AnyHospital({ scope, hospitalId, onChange }: HospitalFilterProps) {
  const { t } = useTranslation();
  const id = useId();
  const { data } = useQuery({ ...hospitalQuery(hospitalId ?? ''), enabled: hospitalId !== undefined });
  return (
    <div className="people-hospital">
      <label htmlFor={id} className="visually-hidden">
        {t('people.hospital')}
      </label>
      <HospitalPicker
        id={id}
        chosen={hospitalId && data ? data : null}
        onChoose={(hospital) => onChange(hospital.id)}
        testId="people-hospital"
      />
      {hospitalId && scope.seesAll && (
        <Button
          tone="quiet"
          icon={<CloseOutlined aria-hidden />}
          onClick={() => onChange(undefined)}
          data-testid="people-all-hospitals"
        >
          {t('people.allHospitals')}
        </Button>
      )}
    </div>
  );
}

/** Whose people: any hospital for those above hospitals, one's own for the rest; nothing where there is one. */
export function HospitalFilter(props: HospitalFilterProps) {
  const { t } = useTranslation();
  const name = useName();
  const { scope, hospitalId, onChange } = props;
  if (scope.seesOthers) return <AnyHospital {...props} />;
  if (scope.hospitals.length < 2) return null;
  return (
    <select
      className="input list-state"
      aria-label={t('people.hospital')}
      value={hospitalId}
      onChange={(event) => onChange(scope.hospitals.find(({ id }) => id === event.target.value)?.id)}
      data-testid="people-hospital"
    >
      {scope.hospitals.map((hospital) => (
        <option key={hospital.id} value={hospital.id}>
          {name(hospital)}
        </option>
      ))}
    </select>
  );
}
