import type { TriagePage } from '@jiedui/contracts';
import { openStates, specialties, urgencies } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../ui/choice-bar';
import { SearchInput } from '../../ui/search-input';
import { type TriageSearch, triageSides, triageSortOrders } from './triage-search';

interface FiltersProps {
  readonly search: TriageSearch;
  readonly counts: TriagePage['counts'] | undefined;
  readonly onChange: (search: TriageSearch) => void;
}

/** A filter that is not set is no part of the address. */
function changed(search: TriageSearch, key: keyof TriageSearch, value: string): TriageSearch {
  const { [key]: _, page: __, ...rest } = search;
  return value === '' || value === 'all' ? rest : { ...rest, [key]: value };
}

function Narrow(props: {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly testId: string;
}) {
  const { label, all, value, choices, onChange, testId } = props;
  return (
    <select
      className="input triage-select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      data-testid={testId}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function Narrowing({
  search,
  set,
}: {
  readonly search: TriageSearch;
  readonly set: (key: keyof TriageSearch) => (value: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="triage-narrow">
      <SearchInput
        label={t('routing.triage.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={set('search')}
        testId="triage-search"
      />
      <Narrow
        label={t('routing.triage.specialty')}
        all={t('routing.triage.allSpecialties')}
        value={search.specialty}
        choices={specialties.map((value) => ({ value, label: t(`terms.specialty.${value}`) }))}
        onChange={set('specialty')}
        testId="triage-specialty"
      />
      <Narrow
        label={t('routing.triage.urgency')}
        all={`${t('routing.triage.urgency')}: ${t('routing.triage.allUrgencies')}`}
        value={search.urgency}
        choices={urgencies.map((value) => ({ value, label: t(`terms.urgency.${value}`) }))}
        onChange={set('urgency')}
        testId="triage-urgency"
      />
      <Narrow
        label={t('routing.triage.state')}
        all={t('routing.triage.allStates')}
        value={search.state}
        choices={openStates.map((value) => ({ value, label: t(`terms.state.${value}`) }))}
        onChange={set('state')}
        testId="triage-state"
      />
      <select
        className="input triage-select"
        aria-label={t('routing.triage.sort')}
        value={search.sort ?? 'clock'}
        onChange={(event) => set('sort')(event.target.value === 'clock' ? '' : event.target.value)}
        data-testid="triage-sort"
      >
        {triageSortOrders.map((sort) => (
          <option key={sort} value={sort}>
            {t(`routing.triage.sorts.${sort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Which requests the board shows, with how many there are of each clock. */
export function TriageFilters({ search, counts, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const set = (key: keyof TriageSearch) => (value: string) => onChange(changed(search, key, value));
  const countOf = (clock: 'overdue' | 'soon' | 'calm') => (counts ? ` ${counts[clock]}` : '');
  return (
    <div className="triage-filters">
      <ChoiceBar
        label={t('routing.triage.clock')}
        value={search.clock ?? 'all'}
        onChange={set('clock')}
        choices={(['all', 'overdue', 'soon', 'calm'] as const).map((value) => ({
          value,
          label: t(`routing.triage.clocks.${value}`) + (value === 'all' ? '' : countOf(value)),
        }))}
        testId="triage-clock"
      />
      <ChoiceBar
        label={t('routing.triage.side')}
        value={search.side ?? 'all'}
        onChange={set('side')}
        choices={(['all', ...triageSides] as const).map((value) => ({
          value,
          label: t(`routing.triage.sides.${value}`),
        }))}
        testId="triage-side"
      />
      <Narrowing search={search} set={set} />
    </div>
  );
}
