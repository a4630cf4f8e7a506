import type { ProgrammeDetail } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { useKeeping } from '../shared/use-keeping';

const fields = ['code', 'nameZh', 'nameEn', 'purposeZh', 'purposeEn', 'startsOn', 'endsOn'] as const;
type Field = (typeof fields)[number];
const required: readonly Field[] = ['code', 'nameZh', 'nameEn', 'startsOn'];
const isDay = (field: Field): field is 'startsOn' | 'endsOn' => field === 'startsOn' || field === 'endsOn';
const maxLengths = { code: 32, nameZh: 120, nameEn: 200, purposeZh: 2_000, purposeEn: 2_000 } as const;

/** What is said of a programme: a new one, or one that is there. */
export function ProgrammeDialog(props: {
  readonly programme?: ProgrammeDetail;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { programme, onClose } = props;
  const [draft, setDraft] = useState(
    () =>
      Object.fromEntries(fields.map((field) => [field, programme?.[field] ?? ''])) as Record<Field, string>,
  );
  const keep = useKeeping(onClose);
  const isWhole = required.every((field) => draft[field].trim() !== '');
  const body = { ...draft, code: draft.code.trim().toUpperCase(), endsOn: draft.endsOn || null };
  const save = () =>
    programme
      ? call('updateProgramme', {
          params: { programmeId: programme.id },
          body: { ...body, revision: programme.revision },
        })
      : call('createProgramme', { body });
  return (
    <Dialog
      title={programme ? t('programmes.edit') : t('programmes.add')}
      onClose={onClose}
      confirm={{
        label: t('programmes.save'),
        isBusy: keep.isPending,
        testId: 'save-programme',
        onClick: () => isWhole && keep.mutate(save),
      }}
    >
      {fields.map((field) => (
        <InputField
          key={field}
          label={t(`programmes.fields.${field}`)}
          hint={
            field === 'code'
              ? t('programmes.fields.codeHint')
              : field === 'endsOn'
                ? t('programmes.fields.endsOnHint')
                : undefined
          }
          type={isDay(field) ? 'date' : 'text'}
          maxLength={isDay(field) ? undefined : maxLengths[field]}
          required={required.includes(field)}
          value={draft[field]}
          onChange={(value) => setDraft({ ...draft, [field]: value })}
          testId={`programme-${field}`}
        />
      ))}
      <ChangeFailure error={keep.error} testId="programme-failure" />
    </Dialog>
  );
}
