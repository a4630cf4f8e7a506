import {
  lastFullQuarter,
  quarterPlus,
  quartersBetween,
  specialties,
  type Period,
  type Specialty,
} from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/select-field';
import type { OutcomeSearch } from '../outcome-search';
import { quarterWords } from './figure-words';

const offeredQuarters = 24;
const names = ['first', 'last', 'baseline'] as const;

/** Quarters to choose from, the latest first; one from an old link stays among them. */
function offered(period: Period): string[] {
  const last = lastFullQuarter(new Date());
  const all = new Set([
    ...quartersBetween(quarterPlus(last, 1 - offeredQuarters), last),
    ...names.map((name) => period[name]),
  ]);
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of old computers have no toSorted
  return [...all].sort((a, b) => b.localeCompare(a));
}

/** What is shown of which quarters, against which quarter. A start after the end moves the end along. */
export function PeriodBar(props: {
  readonly period: Period;
  readonly search: OutcomeSearch;
  readonly onChange: (search: OutcomeSearch) => void;
  readonly hasSpecialty: boolean;
}) {
  const { t } = useTranslation();
  const { period, search, onChange, hasSpecialty } = props;
  const choices = offered(period).map((quarter) => ({ value: quarter, label: quarterWords(t, quarter) }));
  const choose = (name: (typeof names)[number], quarter: string) => {
    const next = { first: period.first, last: period.last, baseline: period.baseline, [name]: quarter };
    if (next.first > next.last) next[name === 'first' ? 'last' : 'first'] = quarter;
    if (next.baseline > next.last) next.baseline = next.first;
    onChange({ ...search, ...next });
  };
  return (
    <fieldset className="period-bar" aria-label={t('outcomes.period.label')}>
      {names.map((name) => (
        <SelectField
          key={name}
          label={t(`outcomes.period.${name}`)}
          value={period[name]}
          choices={choices}
          onChange={(quarter) => choose(name, quarter)}
          testId={`period-${name}`}
        />
      ))}
      {hasSpecialty && (
        <SelectField<Specialty | ''>
          label={t('outcomes.period.specialty')}
          value={search.specialty ?? ''}
          choices={[
            { value: '', label: t('outcomes.period.anySpecialty') },
            ...specialties.map((value) => ({ value, label: t(`terms.specialty.${value}`) })),
          ]}
          onChange={(specialty) =>
            onChange({ ...search, specialty: specialty === '' ? undefined : specialty })
          }
          testId="period-specialty"
        />
      )}
    </fieldset>
  );
}
