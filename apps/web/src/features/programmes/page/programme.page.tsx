import type { ProgrammeDetail } from '@jiedui/contracts';
import type { ProgrammeId } from '@jiedui/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/outcomes.css';
import '../../../styles/programmes.css';
import { Button } from '../../../ui/button';
import { ChoiceBar } from '../../../ui/choice-bar';
import { useFeedback } from '../../../ui/feedback';
import { programmeQuery, programmesQuery } from '../programme-queries';
import { programmeTabs, type ProgrammeSearch, type ProgrammeTab } from '../programme-search';
import { periodWords, TargetProgress } from '../shared/programme-words';
import { FiguresTab } from './figures.tab';
import { GroupsTab } from './groups.tab';
import { MembersTab } from './members.tab';
import { ProgrammeDialog } from './programme.dialog';
import { TargetsTab } from './targets.tab';

const route = getRouteApi('/programmes/$programmeId');

function KeeperActions({ programme }: { readonly programme: ProgrammeDetail }) {
  const { t } = useTranslation();
  const name = useName();
  const { ask, succeed } = useFeedback();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  const remove = () =>
    ask({
      title: t('programmes.removeTitle', { name: name(programme) }),
      text: t('programmes.removeHint'),
      confirm: {
        label: t('programmes.remove'),
        isDanger: true,
        testId: 'confirm-remove',
        run: async () => {
          await call('removeProgramme', { params: { programmeId: programme.id } });
          await navigate({ to: '/programmes' });
          await queries.invalidateQueries({ queryKey: programmesQuery({}).queryKey.slice(0, 2) });
          succeed(t('programmes.removed'));
        },
      },
    });
  return (
    <span className="page-actions">
      <Button onClick={() => setEditing(true)} data-testid="edit-programme">
        {t('programmes.edit')}
      </Button>
      <Button tone="danger" onClick={remove} data-testid="remove-programme">
        {t('programmes.remove')}
      </Button>
      {isEditing && <ProgrammeDialog programme={programme} onClose={() => setEditing(false)} />}
    </span>
  );
}

function View({
  programme,
  search,
}: {
  readonly programme: ProgrammeDetail;
  readonly search: ProgrammeSearch;
}) {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { tab = 'figures' } = search;
  usePageTitle(name(programme));
  const show = (next: ProgrammeSearch) =>
    void navigate({
      to: '/programmes/$programmeId',
      params: { programmeId: programme.id },
      search: next,
      resetScroll: false,
    });
  return (
    <div className="page programme-page" data-testid="programme-page">
      <div className="page-head">
        <h1 className="page-title">{name(programme)}</h1>
        {programme.mayKeep && <KeeperActions programme={programme} />}
      </div>
      <p className="page-hint">
        <span className="soft">
          {programme.code} · {periodWords(t, programme)}
        </span>
        <br />
        {name({ nameZh: programme.purposeZh, nameEn: programme.purposeEn })}
      </p>
      <div className="programme-facts soft">
        <TargetProgress programme={programme} />
      </div>
      <ChoiceBar<ProgrammeTab>
        label={t('programmes.tabsLabel')}
        value={tab}
        choices={programmeTabs.map((value) => ({ value, label: t(`programmes.tabs.${value}`) }))}
        onChange={(next) => show({ tab: next })}
        testId="programme-tab"
      />
      {tab === 'figures' && <FiguresTab programme={programme} />}
      {tab === 'targets' && <TargetsTab programme={programme} search={search} onChange={show} />}
      {tab === 'members' && <MembersTab programme={programme} search={search} onChange={show} />}
      {tab === 'groups' && <GroupsTab search={search} onChange={show} />}
    </div>
  );
}

/** One programme: what was published of it, what its hospitals are to reach, and who takes part. */
export function ProgrammePage() {
  const programmeId = route.useParams().programmeId as ProgrammeId;
  const search = route.useSearch();
  const { data, error, refetch } = useQuery(programmeQuery(programmeId));
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID', 'ACTION_NOT_ALLOWED')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <View programme={data} search={search} />;
}
