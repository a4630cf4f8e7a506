import type { HospitalDetail } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { DepartmentsForm } from './departments.form';
import { EquipmentForm } from './equipment.form';
import { GradeForm } from './grade.form';
import { HoursForm } from './hours.form';
import { LinkForm } from './link.form';
import { RegistrationForm } from './registration.form';
import type { SectionName } from './section-name';
import { SpecialtiesForm } from './specialties.form';

const forms = {
  registration: RegistrationForm,
  specialties: SpecialtiesForm,
  departments: DepartmentsForm,
  equipment: EquipmentForm,
  workingHours: HoursForm,
  link: LinkForm,
  grade: GradeForm,
};

export default function HospitalDialog(props: {
  readonly section: SectionName;
  readonly hospital: HospitalDetail;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { section, hospital, onClose } = props;
  const titles = {
    registration: t('hospitals.edit.registration'),
    grade: t('hospitals.edit.gradeTitle'),
  };
  const title =
    section === 'registration' || section === 'grade' ? titles[section] : t(`hospitals.page.${section}`);
  const Form = forms[section];
  return <Form hospital={hospital} title={title} onClose={onClose} />;
}
