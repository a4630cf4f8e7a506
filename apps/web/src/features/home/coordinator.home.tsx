import type { ConsultationPage } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../api/queries';
import { LoadFailure } from '../../shell/load-failure';
import { useNow } from '../../time/use-now';
import { ChoiceBar } from '../../ui/choice-bar';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { ConsultationItem } from '../consultations/shared/consultation-item';
import { OnCallSection } from '../on-call/on-call.section';
import { SleepingPairings } from '../radar/sleeping-pairings';
import { PlanDeviationsSection } from '../plans/deviations.section';
import { boardColumns, boardOf, boardSides, type BoardSide } from './board';

function Board({ page, side }: { readonly page: ConsultationPage; readonly side: BoardSide }) {
  const { t } = useTranslation();
  const board = boardOf(page.items, side, useNow());
  return (
    <div className="board">
      {boardColumns.map((column) => (
        <section key={column} className={`board-column board-${column}`} data-testid={`board-${column}`}>
          <h2 className="panel-title">
            {t(`home.coordinator.${column}`)} <span className="panel-count">{board[column].length}</span>
          </h2>
          {board[column].length === 0 && <p className="panel-empty">{t('home.coordinator.columnEmpty')}</p>}
          <ul className="items">
            {board[column].map((item) => (
              <ConsultationItem key={item.id} consultation={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function CoordinatorHome() {
  const { t } = useTranslation();
  const [side, setSide] = useState<BoardSide>('allSides');
  const { data, error, refetch } = useQuery(consultationsQuery({ scope: 'open', pageSize: 100 }));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  return (
    <>
      <ChoiceBar<BoardSide>
        label={t('home.coordinator.side')}
        value={side}
        onChange={setSide}
        choices={boardSides.map((value) => ({ value, label: t(`home.coordinator.${value}`) }))}
        testId="board-side"
      />
      {data.total > data.items.length && (
        <Notice
          tone="info"
          title={t('home.coordinator.truncated', { shown: data.items.length, total: data.total })}
        />
      )}
      <OnCallSection />
      <Board page={data} side={side} />
      <PlanDeviationsSection />
      <SleepingPairings />
    </>
  );
}
