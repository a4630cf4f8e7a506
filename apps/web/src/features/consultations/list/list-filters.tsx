import type { ConsultationFilter } from '@jiedui/contracts';
import { consultationStates, type ConsultationState } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../../ui/choice-bar';
import { SearchInput } from '../../../ui/search-input';
import type { ListSearch } from './list-search';

type Scope = ConsultationFilter['scope'];
const scopes: readonly Scope[] = ['all', 'waitingForMe', 'open', 'done'];

export function ListFilters(props: {
  readonly search: ListSearch;
  readonly onChange: (search: ListSearch) => void;
}) {
  const { t } = useTranslation();
  const { search, onChange } = props;
  // A new filter starts on its first page.
  const filter = (change: ListSearch) => onChange({ ...search, page: undefined, ...change });
  return (
    <search className="list-filters">
      <ChoiceBar<Scope>
        label={t('list.scopeLabel')}
        value={search.scope ?? 'all'}
        onChange={(scope) => filter({ scope })}
        choices={scopes.map((value) => ({ value, label: t(`list.scope.${value}`) }))}
        testId="list-scope"
      />
      <select
        aria-label={t('list.stateLabel')}
        value={search.state ?? ''}
        onChange={(event) =>
          filter({ state: (event.target.value || undefined) as ConsultationState | undefined })
        }
        className="input list-state"
        data-testid="list-state"
      >
        <option value="">{t('list.anyState')}</option>
        {consultationStates.map((state) => (
          <option key={state} value={state}>
            {t(`terms.state.${state}`)}
          </option>
        ))}
      </select>
      <SearchInput
        label={t('list.search')}
        value={search.search ?? ''}
        maxLength={200}
        onChange={(words) => filter({ search: words })}
        testId="list-search"
      />
    </search>
  );
}
