import type { ProgrammeFigure } from '@jiedui/contracts';
import {
  datePrecisions,
  figureBounds,
  figureCodes,
  type DatePrecision,
  type FigureBound,
  type FigureCode,
} from '@jiedui/domain';
import type { ProgrammeId } from '@jiedui/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { useKeeping } from '../shared/use-keeping';

const blank = {
  code: 'topHospitals',
  bound: 'exactly',
  value: '',
  asOf: '',
  asOfPrecision: 'month',
  sourceZh: '',
  sourceEn: '',
} as const;

type Draft = Omit<ProgrammeFigure, 'id' | 'value'> & { readonly value: string };

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function NumberFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField<FigureCode>
        label={t('programmes.figures.what')}
        value={draft.code}
        choices={figureCodes.map((one) => ({ value: one, label: t(`programmes.figure.${one}`) }))}
        onChange={(code) => onChange({ ...draft, code })}
        testId="figure-code"
      />
      <SelectField<FigureBound>
        label={t('programmes.figures.bound')}
        value={draft.bound}
        choices={figureBounds.map((one) => ({ value: one, label: t(`programmes.bound.${one}`) }))}
        onChange={(bound) => onChange({ ...draft, bound })}
        testId="figure-bound"
      />
      <InputField
        label={t('programmes.figures.value')}
        value={draft.value}
        inputMode="numeric"
        maxLength={13}
        onChange={(value) => onChange({ ...draft, value })}
        testId="figure-value"
      />
    </>
  );
}

function SourceFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <InputField
        label={t('programmes.figures.asOf')}
        type="date"
        value={draft.asOf}
        onChange={(asOf) => onChange({ ...draft, asOf })}
        testId="figure-as-of"
      />
      <SelectField<DatePrecision>
        label={t('programmes.figures.precision')}
        value={draft.asOfPrecision}
        choices={datePrecisions.map((one) => ({ value: one, label: t(`programmes.precision.${one}`) }))}
        onChange={(asOfPrecision) => onChange({ ...draft, asOfPrecision })}
        testId="figure-precision"
      />
      {(['sourceZh', 'sourceEn'] as const).map((field) => (
        <InputField
          key={field}
          label={t(`programmes.figures.${field}`)}
          value={draft[field]}
          maxLength={300}
          onChange={(next) => onChange({ ...draft, [field]: next })}
          testId={`figure-${field}`}
        />
      ))}
    </>
  );
}

const isWhole = ({ value, asOf, sourceZh, sourceEn }: Draft) =>
  /^\d{1,12}$/.test(value) && asOf !== '' && sourceZh.trim() !== '' && sourceEn.trim() !== '';

/** A published number with its day and source; of the same day again, it corrects what is there. */
export function FigureDialog(props: {
  readonly programmeId: ProgrammeId;
  readonly figure: ProgrammeFigure | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { programmeId, figure, onClose } = props;
  const [draft, setDraft] = useState<Draft>(figure ? { ...figure, value: String(figure.value) } : blank);
  const keep = useKeeping(onClose);
  const save = () => {
    const { code, bound, asOf, asOfPrecision, sourceZh, sourceEn, value } = draft;
    const body = { code, bound, asOf, asOfPrecision, sourceZh, sourceEn, value: Number(value) };
    return call('saveProgrammeFigure', { params: { programmeId }, body });
  };
  return (
    <Dialog
      title={t(figure ? 'programmes.figures.edit' : 'programmes.figures.add')}
      onClose={onClose}
      confirm={{
        label: t('programmes.save'),
        isBusy: keep.isPending,
        testId: 'save-figure',
        onClick: () => isWhole(draft) && keep.mutate(save),
      }}
    >
      <p className="soft page-hint">{t('programmes.figures.correctHint')}</p>
      <NumberFields draft={draft} onChange={setDraft} />
      <SourceFields draft={draft} onChange={setDraft} />
      <ChangeFailure error={keep.error} testId="figure-failure" />
    </Dialog>
  );
}
