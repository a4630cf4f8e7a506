import { nation } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { ChoiceBar } from '../../../ui/choice-bar';
import { SelectField } from '../../../ui/select-field';
import { RegionField } from '../shared/region-field';
import { firstPlace, type OwnPlaces, type Place, type StartDraft } from './start-draft';

interface PlaceProps {
  readonly draft: StartDraft;
  readonly own: OwnPlaces;
  readonly isJudged: boolean;
  readonly onChange: (change: Partial<StartDraft>) => void;
}

function HospitalChoice({ draft, own, onChange }: PlaceProps) {
  const { t } = useTranslation();
  const name = useName();
  if (draft.place.kind !== 'hospital') return null;
  const { hospital } = draft.place;
  const known = own.hospitals.some(({ id }) => id === hospital.id)
    ? own.hospitals
    : [hospital, ...own.hospitals];
  const choose = (chosen: string) => {
    const next = known.find(({ id }) => id === chosen);
    if (next) onChange({ place: { kind: 'hospital', hospital: next } });
  };
  return (
    <SelectField<string>
      label={t('matching.start.hospital')}
      value={hospital.id}
      choices={known.map((one) => ({ value: one.id, label: name(one) }))}
      onChange={choose}
      testId="start-hospital"
    />
  );
}

/** For whom: a region of one's own or below, or one's own hospital; and from where help may come. */
export function PlaceFields(props: PlaceProps) {
  const { t } = useTranslation();
  const { draft, own, isJudged, onChange } = props;
  const { place, topRegion } = draft;
  const hasBoth = own.regions.length > 0 && own.hospitals.length > 0;
  const chooseKind = (kind: Place['kind']) => {
    const next = firstPlace(own, { prefersRegion: kind === 'region' });
    if (next) onChange({ place: next });
  };
  return (
    <>
      {hasBoth && (
        <ChoiceBar<Place['kind']>
          label={t('matching.start.scope')}
          value={place.kind}
          choices={(['region', 'hospital'] as const).map((value) => ({
            value,
            label: t(`matching.start.${value}`),
          }))}
          onChange={chooseKind}
          testId="start-scope"
        />
      )}
      <div className="form-row">
        {place.kind === 'region' ? (
          <RegionField
            label={t('matching.start.region')}
            hint={t('matching.start.regionHint')}
            error={isJudged && !place.region ? t('matching.start.regionMissing') : undefined}
            placeholder={t('matching.start.search')}
            chosen={place.region}
            within={own.regions.map(({ code }) => code)}
            onChoose={(region) => onChange({ place: { kind: 'region', region } })}
            testId="start-region"
          />
        ) : (
          <HospitalChoice {...props} />
        )}
        <RegionField
          label={t('matching.start.topRegion')}
          hint={t('matching.start.topRegionHint')}
          placeholder={t('matching.start.topRegionAny')}
          chosen={topRegion}
          within={[nation]}
          onChoose={(region) => onChange({ topRegion: region })}
          onClear={() => onChange({ topRegion: null })}
          testId="start-top-region"
        />
      </div>
    </>
  );
}
