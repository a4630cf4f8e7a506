import { HospitalProfile } from '@jiedui/contracts';
import { equipmentKinds } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField, fieldId } from '../../consultations/request/form-section';
import { ShownEquipment } from '../page/shown-parts';
import { EditDialog, type SectionFormProps } from './edit-dialog';
import { NumberField } from './number-field';
import { ChoiceSelect, RowList } from './row-list';

const { beds: bedsShape, equipment: equipmentShape } = HospitalProfile.shape;

const isCountSound = (count: number) => Number.isInteger(count) && count > 0 && count <= 10_000;

type Row = SectionFormProps['hospital']['equipment'][number];

function EquipmentRows(props: {
  readonly rows: readonly Row[];
  readonly onChange: (rows: Row[]) => void;
  readonly hasTried: boolean;
}) {
  const { t } = useTranslation();
  const { rows, onChange, hasTried } = props;
  const free = equipmentKinds.filter((one) => !rows.some(({ kind }) => kind === one));
  return (
    <RowList
      rows={rows}
      onChange={onChange}
      nameOf={({ kind }) => t(`hospitals.equipment.${kind}`)}
      blank={free[0] && { kind: free[0], count: 1 }}
      testId="equipment-rows"
    >
      {(row, change) => (
        <>
          <ChoiceSelect
            label={t('hospitals.edit.equipmentKind')}
            value={row.kind}
            choices={equipmentKinds.filter((one) => one === row.kind || free.includes(one))}
            wordsOf={(kind) => t(`hospitals.equipment.${kind}`)}
            onChange={(kind) => change({ kind })}
          />
          <NumberField
            key={row.kind}
            label={t('hospitals.edit.count')}
            value={row.count}
            isInvalid={hasTried && !isCountSound(row.count)}
            onChange={(count) => change({ count: count ?? 0 })}
          />
        </>
      )}
    </RowList>
  );
}

export function EquipmentForm(props: SectionFormProps) {
  const { t } = useTranslation();
  const { hospital } = props;
  const [beds, setBeds] = useState(hospital.beds);
  const [rows, setRows] = useState(() => [...hospital.equipment]);
  const areBedsSound = bedsShape.safeParse(beds).success;
  const isSound = areBedsSound && equipmentShape.safeParse(rows).success;
  return (
    <EditDialog {...props} isSound={isSound} patch={() => ({ beds, equipment: rows })} Shown={ShownEquipment}>
      {(hasTried) => (
        <>
          <FormField
            field="beds"
            label={t('hospitals.edit.field.beds')}
            error={areBedsSound ? undefined : t('hospitals.edit.fault.number')}
          >
            <NumberField
              id={fieldId('beds')}
              label={t('hospitals.edit.field.beds')}
              value={beds}
              isInvalid={!areBedsSound}
              onChange={setBeds}
              testId="field-beds"
            />
          </FormField>
          <EquipmentRows rows={rows} onChange={setRows} hasTried={hasTried} />
          {hasTried && !isSound && (
            <p className="form-error" role="alert">
              {t('hospitals.edit.fault.number')}
            </p>
          )}
        </>
      )}
    </EditDialog>
  );
}
