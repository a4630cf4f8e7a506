import { PlusOutlined } from '@ant-design/icons';
import type { ProgrammeSummary } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { holdsRole, useSignedIn } from '../../../session/me';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/outcomes.css';
import '../../../styles/programmes.css';
import { Button } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { SearchInput } from '../../../ui/search-input';
import { Skeleton } from '../../../ui/skeleton';
import { ProgrammeDialog } from '../page/programme.dialog';
import { programmesQuery } from '../programme-queries';
import { periodWords, TargetProgress } from '../shared/programme-words';

const route = getRouteApi('/programmes');

function Item({ programme }: { readonly programme: ProgrammeSummary }) {
  const { t } = useTranslation();
  const name = useName();
  const { members } = programme;
  return (
    <li className="panel programme-item" data-testid="programme-item" data-code={programme.code}>
      <div className="page-head">
        <Link to="/programmes/$programmeId" params={{ programmeId: programme.id }}>
          <strong>{name(programme)}</strong>
        </Link>
        <span className="soft">{periodWords(t, programme)}</span>
      </div>
      <p className="page-hint">{name({ nameZh: programme.purposeZh, nameEn: programme.purposeEn })}</p>
      <div className="programme-facts soft">
        {(['assisted', 'assisting'] as const).map(
          (role) =>
            members[role] > 0 && (
              <span key={role}>
                {t('programmes.roleCount', { role: t(`programmes.role.${role}`), count: members[role] })}
              </span>
            ),
        )}
        <TargetProgress programme={programme} />
      </div>
    </li>
  );
}

/** What programmes there are, and how far they have come. */
export function ProgrammesPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const navigate = useNavigate();
  const search = route.useSearch();
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(programmesQuery(search));
  usePageTitle(t('programmes.title'));
  if (hasCode(error, 'ACTION_NOT_ALLOWED')) return <NotFoundPage />;
  return (
    <div className="page" data-testid="programmes-page">
      <div className="page-head">
        <h1 className="page-title">{t('programmes.title')}</h1>
        {holdsRole(me, 'platformAdministrator') && (
          <Button
            tone="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setAdding(true)}
            data-testid="add-programme"
          >
            {t('programmes.add')}
          </Button>
        )}
      </div>
      <p className="soft page-hint">{t('programmes.intro')}</p>
      <SearchInput
        label={t('programmes.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) =>
          void navigate({ to: '/programmes', search: words === '' ? {} : { search: words } })
        }
        testId="programme-search"
      />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data?.total === 0 && (
        <p className="empty panel">{t(search.search ? 'programmes.emptyFiltered' : 'programmes.empty')}</p>
      )}
      <ul className="programme-list">
        {data?.items.map((programme) => (
          <Item key={programme.id} programme={programme} />
        ))}
      </ul>
      {data && (
        <Pager
          page={data.page}
          pageCount={Math.ceil(data.total / data.pageSize)}
          onChange={(page) => void navigate({ to: '/programmes', search: { ...search, page } })}
        />
      )}
      {isAdding && <ProgrammeDialog onClose={() => setAdding(false)} />}
    </div>
  );
}
