import { ConsultationFilter } from '@jiedui/contracts';
import { consultationStates } from '@jiedui/domain';
import { Input, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from './list-search';

type Scope = ConsultationFilter['scope'];
const scopes: readonly Scope[] = ['all', 'waitingForMe', 'open', 'done'];
const typingPauseMs = 350;

function SearchInput(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      type="search"
      allowClear
      value={typed}
      maxLength={200}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      onChange={(event) => setTyped(event.target.value)}
      className="list-search"
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
    <div className="list-filters" role="search">
      <Segmented<Scope>
        aria-label={t('list.scopeLabel')}
        value={search.scope ?? 'all'}
        onChange={(scope) => filter({ scope })}
        options={scopes.map((value) => ({ value, label: t(`list.scope.${value}`) }))}
        data-testid="list-scope"
      />
      <Select
        aria-label={t('list.state')}
        value={search.state ?? null}
        onChange={(state) => filter({ state: state ?? undefined })}
        className="list-state"
        options={[
          { value: null, label: t('list.anyState') },
          ...consultationStates.map((value) => ({ value, label: t(`terms.state.${value}`) })),
        ]}
        data-testid="list-state"
      />
      <SearchInput value={search.search ?? ''} onChange={(words) => filter({ search: words })} />
    </div>
  );
}
