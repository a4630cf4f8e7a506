import {
  gradeClasses,
  type GradeLevel,
  hospitalKinds,
  hospitalTiers,
  programmeFlags,
  specialties,
} from '@jiedui/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { Button } from '../../../ui/button';
import { SearchInput } from '../../../ui/search-input';
import { gradeWords } from '../shared/grade';
import {
  firstPage,
  isFiltered,
  parseDirectorySearch,
  placeOf,
  type DirectorySearch,
} from './directory-search';

interface FilterProps {
  readonly search: DirectorySearch;
  readonly onChange: (search: DirectorySearch) => void;
}
type FilterName = 'tier' | 'grade' | 'kind' | 'specialty' | 'flag';

function FilterSelect(props: {
  readonly filter: FilterName;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const { filter, value, options, onChange } = props;
  return (
    <select
      aria-label={t(`hospitals.directory.filter.${filter}`)}
      value={value}
      onChange={(event) => onChange(event.target.value || undefined)}
      className="input directory-filter"
      data-testid={`filter-${filter}`}
    >
      <option value="">{t(`hospitals.directory.any.${filter}`)}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

const highestFirst = [3, 2, 1] as const satisfies readonly GradeLevel[];

function useOptions() {
  const { t } = useTranslation();
  const grades = highestFirst.flatMap((level) => [
    { value: String(level), label: t(`hospitals.gradeLevel.${level}`) },
    ...gradeClasses.map((one) => ({
      value: `${level}${one}`,
      label: gradeWords(t, { level, class: one }),
    })),
  ]);
  return {
    tier: hospitalTiers.map((value) => ({ value, label: t(`hospitals.tier.${value}`) })),
    grade: grades,
    kind: hospitalKinds.map((value) => ({ value, label: t(`hospitals.kind.${value}`) })),
    specialty: specialties.map((value) => ({ value, label: t(`terms.specialty.${value}`) })),
    flag: programmeFlags.map((value) => ({ value, label: t(`hospitals.flag.${value}`) })),
  };
}

/** On a phone the filters step back behind one line, unless one of them is in use. */
function Folded(props: {
  readonly isFolded: boolean;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  if (!props.isFolded) return <>{props.children}</>;
  return (
    <details className="folded-filters" open={props.isOpen}>
      <summary>{t('hospitals.directory.filters')}</summary>
      <div className="list-filters">{props.children}</div>
    </details>
  );
}

const isNarrowed = (search: DirectorySearch) => isFiltered({ ...search, search: undefined });

const gradeOf = ({ gradeLevel, gradeClass }: DirectorySearch) => `${gradeLevel ?? ''}${gradeClass ?? ''}`;

/** Each change stands in the address at once; the region stays when the filters are cleared. */
export function DirectoryFilters({ search, onChange }: FilterProps) {
  const { t } = useTranslation();
  const options = useOptions();
  const isNarrow = useIsNarrow();
  const change = (part: Record<string, unknown>) => {
    onChange(parseDirectorySearch({ ...firstPage(search), ...part }));
  };
  const select = (filter: Exclude<FilterName, 'grade'>) => (
    <FilterSelect
      filter={filter}
      value={search[filter] ?? ''}
      options={options[filter]}
      onChange={(value) => change({ [filter]: value })}
    />
  );
  return (
    <search className="list-filters" aria-label={t('hospitals.directory.filters')}>
      <SearchInput
        label={t('hospitals.directory.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => change({ search: words })}
        testId="directory-search"
      />
      <Folded isFolded={isNarrow} isOpen={isNarrowed(search)}>
        {select('tier')}
        <FilterSelect
          filter="grade"
          value={gradeOf(search)}
          options={options.grade}
          onChange={(grade) =>
            change({ gradeLevel: grade?.charAt(0), gradeClass: grade?.charAt(1) || undefined })
          }
        />
        {select('kind')}
        {select('specialty')}
        {select('flag')}
      </Folded>
      {isFiltered(search) && (
        <Button tone="quiet" onClick={() => onChange(placeOf(search))} data-testid="filters-clear">
          {t('hospitals.directory.clear')}
        </Button>
      )}
    </search>
  );
}
