import type { HospitalDetail } from '@jiedui/contracts';
import { gradeClasses, gradeLevels, type GradeClass, type GradeLevel } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { serverNow } from '../../../api/server-clock';
import { FormField, fieldId } from '../../consultations/request/form-section';
import { GradesPanel } from '../page/grades.panel';
import { EditDialog, type SectionFormProps } from './edit-dialog';
import { ChoiceSelect } from './row-list';

const today = () => serverNow().toISOString().slice(0, 10);
const levels = gradeLevels.map((level) => `${level}` as const);

const ShownGrades = ({ hospital }: { readonly hospital: HospitalDetail }) => (
  <GradesPanel hospital={hospital} onAdd={undefined} />
);

type Level = `${GradeLevel}` | '';

function GradeFields(props: {
  readonly level: Level;
  readonly gradeClass: GradeClass | '';
  readonly onLevel: (level: Level) => void;
  readonly onClass: (gradeClass: GradeClass | '') => void;
}) {
  const { t } = useTranslation();
  const { level, gradeClass, onLevel, onClass } = props;
  return (
    <>
      <FormField field="gradeLevel" label={t('hospitals.edit.gradeLevel')}>
        <ChoiceSelect
          id={fieldId('gradeLevel')}
          label={t('hospitals.edit.gradeLevel')}
          value={level}
          choices={levels}
          wordsOf={(one) => t(`hospitals.gradeLevel.${one}`)}
          blankLabel={t('hospitals.ungraded')}
          onChange={onLevel}
          testId="field-gradeLevel"
        />
      </FormField>
      {level !== '' && (
        <FormField field="gradeClass" label={t('hospitals.edit.gradeClass')}>
          <ChoiceSelect
            id={fieldId('gradeClass')}
            label={t('hospitals.edit.gradeClass')}
            value={gradeClass}
            choices={gradeClasses}
            wordsOf={(one) => t(`hospitals.gradeClass.${one}`)}
            blankLabel={t('hospitals.gradeClass.none')}
            onChange={onClass}
            testId="field-gradeClass"
          />
        </FormField>
      )}
    </>
  );
}

export function GradeForm(props: SectionFormProps) {
  const { t } = useTranslation();
  const { hospital } = props;
  const [level, setLevel] = useState<Level>(hospital.grade ? `${hospital.grade.level}` : '');
  const [gradeClass, setClass] = useState<GradeClass | ''>(hospital.grade?.class ?? '');
  const [since, setSince] = useState(today);
  const isDateSound = /^\d{4}-\d\d-\d\d$/.test(since) && since <= today();
  const grade =
    level === ''
      ? null
      : { level: Number(level) as GradeLevel, class: gradeClass === '' ? null : gradeClass };
  const send = (revision: number) =>
    call('gradeHospital', { params: { hospitalId: hospital.id }, body: { grade, since, revision } });
  return (
    <EditDialog {...props} isSound={isDateSound} patch={() => ({})} send={send} Shown={ShownGrades}>
      {() => (
        <>
          <p>{t('hospitals.edit.gradeText')}</p>
          <div className="form-row">
            <GradeFields level={level} gradeClass={gradeClass} onLevel={setLevel} onClass={setClass} />
            <FormField
              field="gradeSince"
              label={t('hospitals.edit.gradeSince')}
              error={isDateSound ? undefined : t('hospitals.edit.fault.date')}
            >
              <input
                id={fieldId('gradeSince')}
                type="date"
                value={since}
                max={today()}
                onChange={(event) => setSince(event.target.value)}
                className="input"
                data-testid="field-gradeSince"
              />
            </FormField>
          </div>
        </>
      )}
    </EditDialog>
  );
}
