import { specialties, specialtyStrengths } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownSpecialties } from '../page/shown-parts';
import { strongestFirst } from '../shared/strengths';
import { EditDialog, type SectionFormProps } from './edit-dialog';
import { ChoiceSelect, RowList } from './row-list';

export function SpecialtiesForm(props: SectionFormProps) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(() => strongestFirst(props.hospital.specialties));
  const free = specialties.filter((one) => !rows.some(({ specialty }) => specialty === one));
  const words = (specialty: (typeof specialties)[number]) => t(`terms.specialty.${specialty}`);
  return (
    <EditDialog {...props} isSound patch={() => ({ specialties: rows })} Shown={ShownSpecialties}>
      {() => (
        <RowList
          rows={rows}
          onChange={setRows}
          nameOf={({ specialty }) => words(specialty)}
          blank={free[0] && { specialty: free[0], strength: 'ordinary' as const }}
          testId="specialty-rows"
        >
          {(row, change) => (
            <>
              <ChoiceSelect
                label={t('hospitals.edit.specialty')}
                value={row.specialty}
                choices={specialties.filter((one) => one === row.specialty || free.includes(one))}
                wordsOf={words}
                onChange={(specialty) => change({ specialty })}
              />
              <ChoiceSelect
                label={t('hospitals.edit.strength')}
                value={row.strength}
                choices={specialtyStrengths}
                wordsOf={(strength) => t(`hospitals.strength.${strength}`)}
                onChange={(strength) => change({ strength })}
              />
            </>
          )}
        </RowList>
      )}
    </EditDialog>
  );
}
