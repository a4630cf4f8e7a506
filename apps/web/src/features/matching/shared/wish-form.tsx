import type { Hospital } from '@jiedui/contracts';
import { specialties, type Specialty } from '@jiedui/domain';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { ChoiceBar } from '../../../ui/choice-bar';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { HospitalPicker } from '../../hospitals/edit/place-pickers';
import type { Wish } from './wishes';

const kinds = ['pin', 'ban', 'places', 'withdrawal'] as const;
type Kind = (typeof kinds)[number];

interface WishDraft {
  readonly kind: Kind;
  readonly county: Hospital | null;
  readonly specialty: Specialty | '';
  readonly top: Hospital | null;
  readonly places: string;
}

const empty: WishDraft = { kind: 'pin', county: null, specialty: specialties[0], top: null, places: '' };
const mostPlaces = 200;
type Fault = 'countyMissing' | 'topMissing' | 'placesWrong';

/** The wish that was put together, or what is missing of it. */
function wishFrom({ kind, county, specialty, top, places }: WishDraft): Wish | Fault {
  if (kind === 'pin' || kind === 'ban') {
    if (!county) return 'countyMissing';
    if (!top) return 'topMissing';
    if (kind === 'ban') return { kind, county, specialty: specialty || null, top };
    return { kind, county, specialty: specialty || specialties[0], top };
  }
  if (!top) return 'topMissing';
  if (kind === 'withdrawal') return { kind: 'places', top, places: 0 };
  const number = Number(places);
  const isRight = /^\d{1,3}$/.test(places.trim()) && number <= mostPlaces;
  return isRight ? { kind, top, places: number } : 'placesWrong';
}

function HospitalField(props: {
  readonly label: string;
  readonly chosen: Hospital | null;
  readonly onChoose: (hospital: Hospital) => void;
  readonly testId: string;
}) {
  const id = useId();
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {props.label}
      </label>
      <HospitalPicker id={id} chosen={props.chosen} onChoose={props.onChoose} testId={props.testId} />
    </div>
  );
}

function PairFields({ draft, onChange }: { readonly draft: WishDraft; readonly onChange: Change }) {
  const { t } = useTranslation();
  const every = { value: '' as const, label: t('matching.wish.every') };
  return (
    <>
      <HospitalField
        label={t('matching.wish.county')}
        chosen={draft.county}
        onChoose={(county) => onChange({ county })}
        testId="wish-county"
      />
      <SelectField<Specialty | ''>
        label={t('matching.wish.specialty')}
        value={draft.specialty}
        choices={[
          ...(draft.kind === 'ban' ? [every] : []),
          ...specialties.map((value) => ({ value, label: t(`terms.specialty.${value}`) })),
        ]}
        onChange={(specialty) => onChange({ specialty })}
        testId="wish-specialty"
      />
    </>
  );
}

type Change = (change: Partial<WishDraft>) => void;

/** Puts a wish together from nothing: for hospitals that one cannot reach from a row of the plan. */
export function WishForm({ onAdd }: { readonly onAdd: (wish: Wish) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(empty);
  const [fault, setFault] = useState<Fault>();
  const change: Change = (part) => {
    setFault(undefined);
    setDraft((before) => ({ ...before, ...part }));
  };
  const chooseKind = (kind: Kind) =>
    change({ kind, specialty: kind === 'ban' ? draft.specialty : draft.specialty || specialties[0] });
  const add = () => {
    const wish = wishFrom(draft);
    if (typeof wish === 'string') return setFault(wish);
    onAdd(wish);
    setDraft({ ...empty, kind: draft.kind });
  };
  return (
    <div className="matching-wish-form" data-testid="wish-form">
      <ChoiceBar<Kind>
        label={t('matching.wish.kindLabel')}
        value={draft.kind}
        choices={kinds.map((value) => ({ value, label: t(`matching.wish.kind.${value}`) }))}
        onChange={chooseKind}
        testId="wish-kind"
      />
      {(draft.kind === 'pin' || draft.kind === 'ban') && <PairFields draft={draft} onChange={change} />}
      <HospitalField
        label={t('matching.wish.top')}
        chosen={draft.top}
        onChoose={(top) => change({ top })}
        testId="wish-top"
      />
      {draft.kind === 'places' && (
        <InputField
          label={t('matching.wish.placesLabel')}
          hint={t('matching.wish.placesHint')}
          inputMode="numeric"
          maxLength={3}
          value={draft.places}
          onChange={(places) => change({ places })}
          testId="wish-places"
        />
      )}
      {fault && (
        <p className="form-error" role="alert">
          {t(`matching.wish.${fault}`)}
        </p>
      )}
      <Button onClick={add} data-testid="wish-add">
        {t('matching.wish.add')}
      </Button>
    </div>
  );
}
