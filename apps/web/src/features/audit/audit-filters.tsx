import { auditActions, auditOutcomes, auditSubjects } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import type { AuditSearch } from './audit-search';
import { HospitalFilter, PersonFilter } from './lookup-filters';

interface FiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (search: AuditSearch) => void;
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly any: string;
  readonly values: readonly T[];
  readonly words: (value: T) => string;
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  readonly testId: string;
}) {
  const { label, any, values, words, value, onChange, testId } = props;
  return (
    <label className="audit-field">
      <span className="audit-label">{label}</span>
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(values.find((one) => one === event.target.value))}
        data-testid={testId}
      >
        <option value="">{any}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A field that takes effect when one leaves it or presses Enter: each look is written down, so none at every key. */
function Exact(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly maxLength: number;
  readonly onChange: (value: string | undefined) => void;
  readonly testId: string;
}) {
  const { label, value, maxLength, onChange, testId } = props;
  const settle = (words: string) => {
    const wanted = words.trim() || undefined;
    if (wanted !== value) onChange(wanted);
  };
  return (
    <label className="audit-field">
      <span className="audit-label">{label}</span>
      <input
        key={value ?? ''}
        className="input"
        defaultValue={value ?? ''}
        maxLength={maxLength}
        onBlur={(event) => settle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(event.currentTarget.value);
        }}
        data-testid={testId}
      />
    </label>
  );
}

function Day(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly testId: string;
}) {
  const { label, value, onChange, testId } = props;
  return (
    <label className="audit-field">
      <span className="audit-label">{label}</span>
      <input
        type="date"
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
        data-testid={testId}
      />
    </label>
  );
}

function RareFilters({
  search,
  change,
}: {
  readonly search: AuditSearch;
  readonly change: FiltersProps['onChange'];
}) {
  const { t } = useTranslation();
  return (
    <>
      <HospitalFilter value={search.hospitalId} onChange={(hospitalId) => change({ hospitalId })} />
      <Choice
        label={t('audit.filters.outcome')}
        any={t('audit.filters.anyOutcome')}
        values={auditOutcomes}
        words={(value) => t(`audit.outcome.${value}`)}
        value={search.outcome}
        onChange={(outcome) => change({ outcome })}
        testId="audit-outcome"
      />
      <Exact
        label={t('audit.filters.consultation')}
        value={search.consultationNumber}
        maxLength={40}
        onChange={(consultationNumber) => change({ consultationNumber })}
        testId="audit-consultation"
      />
      <Exact
        label={t('audit.filters.request')}
        value={search.requestId}
        maxLength={64}
        onChange={(requestId) => change({ requestId })}
        testId="audit-request"
      />
    </>
  );
}

/** Who, what and when at hand; the rest one step away. */
export function AuditFilters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const rare = [search.hospitalId, search.outcome, search.consultationNumber, search.requestId];
  const used = rare.filter((value) => value !== undefined).length;
  const [isWide, setWide] = useState(used > 0);
  const change = (part: AuditSearch) => onChange({ ...search, line: undefined, ...part });
  return (
    <search className="audit-filters" aria-label={t('audit.filters.label')}>
      <Day
        label={t('audit.filters.from')}
        value={search.from}
        onChange={(from) => change({ from })}
        testId="audit-from"
      />
      <Day
        label={t('audit.filters.to')}
        value={search.to}
        onChange={(to) => change({ to })}
        testId="audit-to"
      />
      <PersonFilter value={search.personId} onChange={(personId) => change({ personId })} />
      <Choice
        label={t('audit.filters.action')}
        any={t('audit.filters.anyAction')}
        values={auditActions}
        words={(value) => t(`audit.action.${value}`)}
        value={search.action}
        onChange={(action) => change({ action })}
        testId="audit-action"
      />
      <Choice
        label={t('audit.filters.subject')}
        any={t('audit.filters.anySubject')}
        values={auditSubjects}
        words={(value) => t(`audit.subject.${value}`)}
        value={search.subjectKind}
        onChange={(subjectKind) => change({ subjectKind })}
        testId="audit-subject"
      />
      {isWide ? (
        <RareFilters search={search} change={change} />
      ) : (
        <Button tone="quiet" onClick={() => setWide(true)} data-testid="audit-more-filters">
          {used > 0 ? t('audit.filters.active', { count: used }) : t('audit.filters.more')}
        </Button>
      )}
      {Object.keys(search).length > 0 && (
        <Button tone="quiet" onClick={() => onChange({})} data-testid="audit-clear">
          {t('audit.filters.clear')}
        </Button>
      )}
    </search>
  );
}
