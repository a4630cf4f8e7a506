import { auditActions, auditOutcomes, auditSubjects } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsNarrow } from '../../shell/use-is-narrow';
import { Button } from '../../ui/button';
import type { AuditSearch } from './audit-search';
import { Choice, Day, Exact } from './filter-fields';
import { HospitalFilter, PersonFilter } from './lookup-filters';

interface FiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (search: AuditSearch) => void;
}

interface PartProps {
  readonly search: AuditSearch;
  readonly change: FiltersProps['onChange'];
}

function UsualFilters({ search, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}

function RareFilters({ search, change }: PartProps) {
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

const usual = ['personId', 'action', 'subjectKind'] as const;
const rare = ['hospitalId', 'outcome', 'consultationNumber', 'requestId'] as const;

/** The days at hand, on a desk who and what, too; the rest one step away, open at once where it is in use. */
export function AuditFilters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const [isWide, setWide] = useState(false);
  const hidden = isNarrow ? [...usual, ...rare] : rare;
  const used = hidden.filter((key) => search[key] !== undefined).length;
  const isAllShown = isWide || used > 0;
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
      {(isAllShown || !isNarrow) && <UsualFilters search={search} change={change} />}
      {isAllShown ? (
        <RareFilters search={search} change={change} />
      ) : (
        <Button tone="quiet" onClick={() => setWide(true)} data-testid="audit-more-filters">
          {t('audit.filters.more')}
        </Button>
      )}
      {Object.values(search).some((value) => value !== undefined) && (
        <Button tone="quiet" onClick={() => onChange({})} data-testid="audit-clear">
          {t('audit.filters.clear')}
        </Button>
      )}
    </search>
  );
}
