import { linkMbps, type HospitalLink } from '@jiedui/contracts';
import { linkKinds } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { FormField, fieldId } from '../../consultations/request/form-section';
import { ShownLink } from '../page/shown-parts';
import { EditDialog, type SectionFormProps } from './edit-dialog';
import { NumberField } from './number-field';
import { ChoiceSelect } from './row-list';

const speeds = ['downMbps', 'upMbps'] as const;

/** A new measurement is dated now; one that only repeats what is there keeps its date. */
function measured(before: HospitalLink | null, next: Omit<HospitalLink, 'measuredAt'>): HospitalLink {
  const isSame =
    before?.kind === next.kind && before.downMbps === next.downMbps && before.upMbps === next.upMbps;
  return { ...next, measuredAt: isSame ? before.measuredAt : serverNow().toISOString() };
}

const isSpeedSound = (value: number | null): value is number => linkMbps.safeParse(value).success;

export function LinkForm(props: SectionFormProps) {
  const { t } = useTranslation();
  const { link } = props.hospital;
  const [kind, setKind] = useState<HospitalLink['kind'] | ''>(link?.kind ?? '');
  const [mbps, setMbps] = useState({ downMbps: link?.downMbps ?? null, upMbps: link?.upMbps ?? null });
  const { downMbps, upMbps } = mbps;
  const isSound = kind === '' || (isSpeedSound(downMbps) && isSpeedSound(upMbps));
  const patch = () => ({
    link:
      kind !== '' && downMbps !== null && upMbps !== null ? measured(link, { kind, downMbps, upMbps }) : null,
  });
  return (
    <EditDialog {...props} isSound={isSound} patch={patch} Shown={ShownLink}>
      {(hasTried) => (
        <div className="form-row">
          <FormField
            field="linkKind"
            label={t('hospitals.edit.field.linkKind')}
            hint={t('hospitals.edit.hint.link')}
          >
            <ChoiceSelect
              id={fieldId('linkKind')}
              label={t('hospitals.edit.field.linkKind')}
              value={kind}
              choices={linkKinds}
              wordsOf={(one) => t(`hospitals.linkKind.${one}`)}
              blankLabel={t('hospitals.edit.chooseOne')}
              onChange={setKind}
              testId="field-linkKind"
            />
          </FormField>
          {speeds.map((field) => {
            const isInvalid = hasTried && kind !== '' && !isSpeedSound(mbps[field]);
            return (
              <FormField
                key={field}
                field={field}
                label={t(`hospitals.edit.field.${field}`)}
                error={isInvalid ? t('hospitals.edit.fault.number') : undefined}
              >
                <NumberField
                  id={fieldId(field)}
                  label={t(`hospitals.edit.field.${field}`)}
                  value={mbps[field]}
                  isInvalid={isInvalid}
                  onChange={(value) => setMbps({ ...mbps, [field]: value })}
                  testId={`field-${field}`}
                />
              </FormField>
            );
          })}
        </div>
      )}
    </EditDialog>
  );
}
