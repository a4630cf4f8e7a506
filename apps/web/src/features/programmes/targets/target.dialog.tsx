import type { Hospital, ProgrammeTarget } from '@jiedui/contracts';
import {
  careCentres,
  gradeClasses,
  gradeLevels,
  specialties,
  targetKinds,
  techniques,
  type TargetKind,
} from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import type { ProgrammeId } from '@jiedui/kernel';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { HospitalPicker } from '../../hospitals/edit/place-pickers';
import { targetWords } from '../shared/programme-words';
import { useKeeping } from '../shared/use-keeping';

// oxlint-disable-next-line unicorn/no-array-reverse -- browsers of old computers have no toReversed
const grades = gradeLevels.flatMap((level) => gradeClasses.map((letter) => `${level}${letter}`)).reverse();

/** What may be said of a kind; nothing where it is said freely. */
const vocabulary: Record<TargetKind, readonly string[] | undefined> = {
  grade: grades,
  centre: careCentres,
  keySpecialty: specialties,
  department: specialties,
  technique: techniques,
  funds: undefined,
  other: undefined,
};

const choicesOf = (t: Translator, kind: TargetKind) =>
  (vocabulary[kind] ?? []).map((what) => ({ value: what, label: targetWords(t, { kind, what }) }));

interface Draft {
  readonly kind: TargetKind;
  readonly what: string;
  readonly dueOn: string;
  readonly fundsYuan: string;
  readonly reachedOn: string;
  readonly note: string;
}

const blank: Draft = { kind: 'grade', what: '3B', dueOn: '', fundsYuan: '', reachedOn: '', note: '' };

const draftOf = ({ kind, what, dueOn, fundsYuan, reachedOn, note }: ProgrammeTarget): Draft => ({
  kind,
  what,
  dueOn,
  fundsYuan: fundsYuan === null ? '' : String(fundsYuan),
  reachedOn: reachedOn ?? '',
  note,
});

const hasFunds = ({ fundsYuan }: Draft) => /^\d{1,12}$/.test(fundsYuan);
const isWhole = (draft: Draft) =>
  draft.dueOn !== '' && (draft.fundsYuan === '' ? draft.kind !== 'funds' : hasFunds(draft));

const bodyOf = (draft: Draft) => ({
  ...draft,
  fundsYuan: hasFunds(draft) ? Number(draft.fundsYuan) : null,
  reachedOn: draft.reachedOn || null,
});

interface PartProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function Subject({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const { kind, what } = draft;
  const choices = choicesOf(t, kind);
  return (
    <>
      <SelectField<TargetKind>
        label={t('programmes.targets.kind')}
        value={kind}
        choices={targetKinds.map((value) => ({ value, label: t(`programmes.kind.${value}`) }))}
        onChange={(next) => onChange({ ...draft, kind: next, what: vocabulary[next]?.[0] ?? '' })}
        testId="target-kind"
      />
      {choices.length > 0 ? (
        <SelectField
          label={t('programmes.targets.what')}
          value={what}
          choices={choices}
          onChange={(next) => onChange({ ...draft, what: next })}
          testId="target-what"
        />
      ) : (
        <InputField
          label={t('programmes.targets.what')}
          value={what}
          maxLength={120}
          onChange={(next) => onChange({ ...draft, what: next })}
          testId="target-what"
        />
      )}
    </>
  );
}

const rest = [
  { name: 'dueOn', word: 'dueOn', type: 'date' },
  { name: 'fundsYuan', word: 'funds', type: 'text' },
  { name: 'reachedOn', word: 'reachedOn', type: 'date' },
  { name: 'note', word: 'note', type: 'text' },
] as const;

function Rest({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  return rest.map(({ name, word, type }) => (
    <InputField
      key={name}
      label={t(`programmes.targets.${word}`)}
      type={type}
      inputMode={name === 'fundsYuan' ? 'numeric' : undefined}
      maxLength={name === 'note' ? 500 : 12}
      value={draft[name]}
      onChange={(value) => onChange({ ...draft, [name]: value })}
      testId={`target-${name}`}
    />
  ));
}

/** A target of a hospital: a new one, or one that is there. */
export function TargetDialog(props: {
  readonly programmeId: ProgrammeId;
  readonly target: ProgrammeTarget | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const pickerId = useId();
  const { programmeId, target, onClose } = props;
  const [hospital, setHospital] = useState<Hospital | null>(target?.hospital ?? null);
  const [draft, setDraft] = useState(() => (target ? draftOf(target) : blank));
  const keep = useKeeping(onClose);
  const save = async () => {
    const body = bodyOf(draft);
    if (target) {
      await call('changeTarget', {
        params: { targetId: target.id },
        body: { ...body, revision: target.revision },
      });
    } else if (hospital) {
      await call('addTarget', { params: { programmeId }, body: { ...body, hospitalId: hospital.id } });
    }
  };
  return (
    <Dialog
      title={t(target ? 'programmes.targets.edit' : 'programmes.targets.add')}
      onClose={onClose}
      confirm={{
        label: t('programmes.save'),
        isBusy: keep.isPending,
        testId: 'save-target',
        onClick: () => hospital && isWhole(draft) && keep.mutate(save),
      }}
    >
      {!target && (
        <div className="form-field">
          <label className="form-label" htmlFor={pickerId}>
            {t('programmes.targets.hospital')}
          </label>
          <HospitalPicker id={pickerId} chosen={hospital} onChoose={setHospital} testId="target-hospital" />
        </div>
      )}
      <Subject draft={draft} onChange={setDraft} />
      <Rest draft={draft} onChange={setDraft} />
      <ChangeFailure error={keep.error} testId="target-failure" />
    </Dialog>
  );
}
