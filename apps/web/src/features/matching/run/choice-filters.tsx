import { matchChoiceStates } from '@jiedui/contracts';
import { specialties, type Specialty } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../../ui/choice-bar';
import { SearchInput } from '../../../ui/search-input';
import { narrowed, type RunSearch } from '../matching-search';

type State = (typeof matchChoiceStates)[number] | 'any';

/** Each change stands in the address at once. */
export function ChoiceFilters(props: {
  readonly search: RunSearch;
  readonly onChange: (search: RunSearch) => void;
}) {
  const { t } = useTranslation();
  const { search, onChange } = props;
  const wordsOf = (state: State) =>
    state === 'any' ? t('matching.choices.anyState') : t(`matching.choices.state.${state}`);
  return (
    <search className="list-filters" aria-label={t('matching.choices.label')}>
      <ChoiceBar<State>
        label={t('matching.choices.stateLabel')}
        value={search.state ?? 'any'}
        choices={(['any', ...matchChoiceStates] as const).map((value) => ({
          value,
          label: wordsOf(value),
        }))}
        onChange={(state) => onChange(narrowed(search, { state: state === 'any' ? undefined : state }))}
        testId="choices-state"
      />
      <select
        className="input list-state"
        aria-label={t('matching.choices.specialtyLabel')}
        value={search.specialty ?? ''}
        onChange={({ target }) =>
          onChange(narrowed(search, { specialty: (target.value || undefined) as Specialty | undefined }))
        }
        data-testid="choices-specialty"
      >
        <option value="">{t('matching.anySpecialty')}</option>
        {specialties.map((specialty) => (
          <option key={specialty} value={specialty}>
            {t(`terms.specialty.${specialty}`)}
          </option>
        ))}
      </select>
      <SearchInput
        label={t('matching.choices.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => onChange(narrowed(search, { search: words || undefined }))}
        testId="choices-search"
      />
    </search>
  );
}
