import { PlusOutlined } from '@ant-design/icons';
import type { ProgrammeDetail, ProgrammeTarget } from '@jiedui/contracts';
import { targetKinds, targetStates, type TargetKind, type TargetState } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { Button } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { SearchInput } from '../../../ui/search-input';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { targetsQuery } from '../programme-queries';
import type { ProgrammeSearch } from '../programme-search';
import { TargetTable } from '../targets/target-table';
import { TargetDialog } from '../targets/target.dialog';

export interface TabProps {
  readonly programme: ProgrammeDetail;
  readonly search: ProgrammeSearch;
  readonly onChange: (search: ProgrammeSearch) => void;
}

function Filters({ search, onChange }: Omit<TabProps, 'programme'>) {
  const { t } = useTranslation();
  return (
    <div className="period-bar">
      <SelectField<TargetKind | ''>
        label={t('programmes.targets.kind')}
        value={search.kind ?? ''}
        choices={[
          { value: '', label: t('programmes.targets.anyKind') },
          ...targetKinds.map((value) => ({ value, label: t(`programmes.kind.${value}`) })),
        ]}
        onChange={(kind) => onChange({ ...search, page: undefined, kind: kind === '' ? undefined : kind })}
        testId="filter-kind"
      />
      <SelectField<TargetState | ''>
        label={t('programmes.targets.state')}
        value={search.state ?? ''}
        choices={[
          { value: '', label: t('programmes.targets.anyState') },
          ...targetStates.map((value) => ({ value, label: t(`programmes.state.${value}`) })),
        ]}
        onChange={(state) =>
          onChange({ ...search, page: undefined, state: state === '' ? undefined : state })
        }
        testId="filter-state"
      />
    </div>
  );
}

/** Targets hospital by hospital, the earliest due first. */
export function TargetsTab({ programme, search, onChange }: TabProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<ProgrammeTarget | 'new'>();
  const { data, error, refetch } = useQuery(targetsQuery({ programmeId: programme.id }, search));
  const isFiltered = Boolean(search.search ?? search.kind ?? search.state);
  return (
    <>
      {programme.mayKeep && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')} data-testid="add-target">
          {t('programmes.targets.add')}
        </Button>
      )}
      <Filters search={search} onChange={onChange} />
      <SearchInput
        label={t('programmes.members.chooseHospital')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => onChange({ ...search, page: undefined, search: words || undefined })}
        testId="target-search"
      />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data?.total === 0 && (
        <p className="empty panel">
          {t(isFiltered ? 'programmes.targets.emptyFiltered' : 'programmes.targets.empty')}
        </p>
      )}
      {data && data.items.length > 0 && (
        <TargetTable
          targets={data.items}
          isOfHospital={false}
          onEdit={programme.mayKeep ? setEdited : undefined}
        />
      )}
      {data && (
        <Pager
          page={data.page}
          pageCount={Math.ceil(data.total / data.pageSize)}
          onChange={(page) => onChange({ ...search, page })}
        />
      )}
      {edited && (
        <TargetDialog
          programmeId={programme.id}
          target={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
