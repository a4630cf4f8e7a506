import type { HospitalGroup } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import { Pager } from '../../../ui/pager';
import { SearchInput } from '../../../ui/search-input';
import { Skeleton } from '../../../ui/skeleton';
import { groupsQuery } from '../programme-queries';
import type { TabProps } from './targets.tab';

function Group({ group }: { readonly group: HospitalGroup }) {
  const { t } = useTranslation();
  const name = useName();
  const { head, regionPath, relation, members } = group;
  return (
    <li className="panel programme-item" data-testid="hospital-group">
      <div className="page-head">
        <span>
          <Link to="/hospitals/$hospitalId" params={{ hospitalId: head.id }}>
            <strong>{name(head)}</strong>
          </Link>{' '}
          <span className="soft">{regionPath.map(name).join(' / ')}</span>
        </span>
        <span className="tag tag-calm">
          {t(`hospitals.parentRelation.${relation}`)} ·{' '}
          {t('programmes.groups.count', { count: members.length })}
        </span>
      </div>
      <ul className="group-members">
        {members.map((member) => (
          <li key={member.id}>
            <Link to="/hospitals/$hospitalId" params={{ hospitalId: member.id }}>
              {name(member)}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Medical communities and branches, as the register has them; the same for all programmes. */
export function GroupsTab({ search, onChange }: Omit<TabProps, 'programme'>) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(groupsQuery(search));
  return (
    <>
      <p className="soft page-hint">{t('programmes.groups.intro')}</p>
      <SearchInput
        label={t('programmes.groups.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => onChange({ ...search, page: undefined, search: words || undefined })}
        testId="group-search"
      />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data?.total === 0 && <p className="empty panel">{t('programmes.groups.empty')}</p>}
      <ul className="programme-list">
        {data?.items.map((group) => (
          <Group key={`${group.head.id}/${group.relation}`} group={group} />
        ))}
      </ul>
      {data && (
        <Pager
          page={data.page}
          pageCount={Math.ceil(data.total / data.pageSize)}
          onChange={(page) => onChange({ ...search, page })}
        />
      )}
    </>
  );
}
