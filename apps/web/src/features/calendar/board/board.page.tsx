import type { Board } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { useName } from '../../../language/language';
import { holdsRole, hospitalsOf, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/calendar.css';
import { zoneWords } from '../../../time/zone';
import { Button } from '../../../ui/button';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { DayHead } from '../agenda/day-list';
import { boardQuery } from '../calendar-queries';
import type { BoardSearch } from '../calendar-search';
import { BoardGrid } from './board-grid';
import type { Drop } from './board-times';
import { MoveDialog } from './move.dialog';
import { ResourcesPanel } from './resources.panel';

const route = getRouteApi('/board');

function Shown({ hospitalId, day }: { readonly hospitalId: HospitalId; readonly day: string }) {
  const { t } = useTranslation();
  const [drop, setDrop] = useState<Drop>();
  const { data, error, refetch, isPlaceholderData } = useQuery(boardQuery(hospitalId, day));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  return (
    <div className={isPlaceholderData ? 'stale' : undefined} aria-busy={isPlaceholderData}>
      <BoardHead board={data} />
      {data.rows.length === 0 ? (
        <div className="empty panel">{t('scheduling.board.empty')}</div>
      ) : (
        <BoardGrid board={data} onDrop={setDrop} />
      )}
      {drop && <MoveDialog drop={drop} onClose={() => setDrop(undefined)} />}
    </div>
  );
}

function BoardHead({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  return (
    <p className="day-board-head">
      <DayHead day={board.day} kind={board.dayKind} />
      <span className="soft">{zoneWords(t, board.hospital.timeZone)}</span>
      <span className="soft">{t('scheduling.board.hint')}</span>
    </p>
  );
}

export function BoardPage() {
  const { t } = useTranslation();
  usePageTitle(t('scheduling.board.title'));
  const name = useName();
  const { me } = useSignedIn();
  const search = route.useSearch();
  const navigate = useNavigate();
  const hospitals = hospitalsOf(me, 'coordinator', 'expert', 'countyDoctor', 'hospitalAdministrator');
  const hospital = hospitals.find(({ id }) => id === search.hospital) ?? hospitals[0];
  const day = search.day ?? dayjs(serverNow()).format('YYYY-MM-DD');
  const go = (changed: BoardSearch) =>
    void navigate({ to: '/board', search: { ...search, ...changed }, replace: true });
  const move = (by: number) => go({ day: dayjs(day).add(by, 'day').format('YYYY-MM-DD') });
  return (
    <div className="page" data-testid="board-page">
      <h1 className="page-title">{t('scheduling.board.title')}</h1>
      <div className="calendar-bar">
        <div className="calendar-moves">
          <Button
            aria-label={t('scheduling.board.previousDay')}
            icon={<LeftOutlined aria-hidden />}
            onClick={() => move(-1)}
          />
          <InputField
            label={t('scheduling.board.date')}
            type="date"
            value={day}
            onChange={(chosen) => chosen !== '' && go({ day: chosen })}
            testId="board-day"
          />
          <Button
            aria-label={t('scheduling.board.nextDay')}
            icon={<RightOutlined aria-hidden />}
            onClick={() => move(1)}
          />
        </div>
        {hospitals.length > 1 && hospital && (
          <SelectField
            label={t('scheduling.board.hospital')}
            value={hospital.id}
            choices={hospitals.map((one) => ({ value: one.id, label: name(one) }))}
            onChange={(id) => go({ hospital: id })}
            testId="board-hospital"
          />
        )}
      </div>
      {hospital && <Shown hospitalId={hospital.id} day={day} />}
      {hospital && holdsRole(me, 'coordinator', 'hospitalAdministrator') && (
        <ResourcesPanel hospitalId={hospital.id} />
      )}
    </div>
  );
}
