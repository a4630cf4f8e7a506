import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useName } from '../../../language/language';
import { NotFoundPage, PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/needs.css';
import { Notice } from '../../../ui/notice';
import { type Desk, deskQuery } from '../need-queries';
import { DeskHead } from './desk-head';
import { Editor } from './editor';
import { ShownAnswers } from './shown-answers';

const route = getRouteApi('/hospitals/$hospitalId/questionnaire');

function Body({ desk, wanted }: { readonly desk: Desk; readonly wanted: number | undefined }) {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const { kind, year, latest } = desk;
  if (!kind) {
    return (
      <Notice tone="info" title={t('needs.desk.noKind')} testId="no-kind">
        {t('needs.desk.noKindHint')}
      </Notice>
    );
  }
  if (desk.may.answer) {
    const startAgain = () => setRound((before) => before + 1);
    return <Editor key={`${year}/${round}`} desk={desk} kind={kind} wanted={wanted} onOver={startAgain} />;
  }
  if (latest) return <ShownAnswers questionnaire={latest} />;
  return (
    <div className="empty panel" data-testid="unanswered">
      <strong>{t('needs.desk.unanswered', { year })}</strong>
      {t('needs.desk.unansweredHint')}
    </div>
  );
}

/** What a hospital answers for a year: a form for those who answer, a sheet to read for the others. */
export function QuestionnairePage() {
  const { t } = useTranslation();
  const name = useName();
  const { hospitalId } = route.useParams();
  const { year } = route.useSearch();
  const { data, error, refetch } = useQuery(deskQuery(hospitalId, year));
  const title = data?.kind ? t(`needs.desk.title.${data.kind}`) : t('needs.toQuestionnaire');
  usePageTitle(data ? `${title} · ${name(data.hospital)}` : title);
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return (
    <div className="page needs-page" data-testid="questionnaire-page">
      <DeskHead desk={data} title={title} />
      <Body key={data.hospital.id} desk={data} wanted={year} />
    </div>
  );
}
