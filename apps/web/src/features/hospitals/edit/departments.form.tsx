import { HospitalProfile } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownDepartments } from '../page/shown-parts';
import { EditDialog, type SectionFormProps } from './edit-dialog';
import { RowList } from './row-list';

export function DepartmentsForm(props: SectionFormProps) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(() => [...props.hospital.departments]);
  const named = rows
    .map((row) => ({ nameZh: row.nameZh.trim(), nameEn: row.nameEn.trim() }))
    .filter(({ nameZh, nameEn }) => nameZh !== '' || nameEn !== '');
  const isComplete = named.every(({ nameZh }) => nameZh !== '');
  const isSound = HospitalProfile.shape.departments.safeParse(named).success;
  return (
    <EditDialog {...props} isSound={isSound} patch={() => ({ departments: named })} Shown={ShownDepartments}>
      {(hasTried) => (
        <>
          <RowList
            rows={rows}
            onChange={setRows}
            nameOf={({ nameZh }) => nameZh}
            blank={{ nameZh: '', nameEn: '' }}
            testId="department-rows"
          >
            {(row, change) =>
              (['nameZh', 'nameEn'] as const).map((field) => (
                <input
                  key={field}
                  value={row[field]}
                  maxLength={field === 'nameZh' ? 60 : 120}
                  aria-label={t(`hospitals.edit.field.${field}`)}
                  placeholder={t(`hospitals.edit.field.${field}`)}
                  aria-invalid={hasTried && field === 'nameZh' && row.nameZh === '' && row.nameEn !== ''}
                  onChange={(event) => change({ [field]: event.target.value })}
                  className="input"
                />
              ))
            }
          </RowList>
          {hasTried && !isSound && (
            <p className="form-error" role="alert">
              {isComplete ? t('hospitals.edit.fault.twice') : t('hospitals.edit.fault.required')}
            </p>
          )}
        </>
      )}
    </EditDialog>
  );
}
