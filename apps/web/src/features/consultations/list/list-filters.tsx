import type { ConsultationFilter } from '@jiedui/contracts';
import { consultationStates, type ConsultationState } from '@jiedui/domain';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../../ui/choice-bar';
import type { ListSearch } from './list-search';

type Scope = ConsultationFilter['scope'];
const scopes: readonly Scope[] = ['all', 'waitingForMe', 'open', 'done'];
const typingPauseMs = 350;

/** Searches when one pauses or goes on; in between it holds what is typed, otherwise what is searched for. */
function SearchInput(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const wanted = typed?.trim() ?? value;
  useEffect(() => {
    if (wanted === value) return undefined;
    const timer = setTimeout(() => onChange(wanted), typingPauseMs);
    return () => clearTimeout(timer);
  }, [wanted, value, onChange]);
  const settle = () => {
    if (wanted !== value) onChange(wanted);
    setTyped(undefined);
  };
  return (
    <input
      type="search"
      value={typed ?? value}
      maxLength={200}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      className="input list-search"
      data-testid="list-search"
    />
  );
}

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
      <SearchInput value={search.search ?? ''} onChange={(words) => filter({ search: words })} />
    </search>
  );
}
