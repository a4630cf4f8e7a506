import { PushpinOutlined, StopOutlined } from '@ant-design/icons';
import type { Hospital, MatchAskKey, MatchChoice, MatchExplanation } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Skeleton } from '../../../ui/skeleton';
import { explanationQuery } from '../matching-queries';
import type { Wish } from '../shared/wishes';
import { OtherHospital } from './other-hospital';
import type { WeighedTop } from './score-rows';
import { ScoreTable } from './score-table';
import { Verdict } from './verdict';

interface WhyProps {
  readonly runId: string;
  readonly choice: MatchChoice;
  readonly onWish: (wish: Wish) => void;
  readonly onClose: () => void;
}

/** What may be tried with a hospital, on the spot. */
function WishButtons({
  choice,
  top,
  onWish,
}: Omit<WhyProps, 'runId' | 'onClose'> & { readonly top: Hospital }) {
  const { t } = useTranslation();
  const name = useName();
  const { county, specialty, isPinned } = choice;
  const isChosen = choice.top?.id === top.id;
  return (
    <div className="why-wishes">
      {!(isChosen && isPinned) && (
        <Button
          icon={<PushpinOutlined aria-hidden />}
          onClick={() => onWish({ kind: 'pin', county, specialty, top })}
          data-testid={isChosen ? 'why-pin' : 'why-pin-other'}
        >
          {t('matching.why.pin', { top: name(top) })}
        </Button>
      )}
      <Button
        tone="quietDanger"
        icon={<StopOutlined aria-hidden />}
        onClick={() => onWish({ kind: 'ban', county, specialty, top })}
        data-testid={isChosen ? 'why-ban' : 'why-ban-other'}
      >
        {t('matching.why.ban', { top: name(top) })}
      </Button>
    </div>
  );
}

function Lead({ answer }: { readonly answer: MatchExplanation }) {
  const { t } = useTranslation();
  const name = useName();
  const { chosen, wanted, alternatives } = answer;
  if (!chosen) {
    return <p>{t(alternatives.length > 0 ? 'matching.why.nobodyText' : 'matching.why.nobodyOffers')}</p>;
  }
  return (
    <p>
      {wanted === 0
        ? t('matching.why.wantedNone')
        : t('matching.why.wanted', { top: name(chosen.top), met: chosen.wantedMet, wanted })}
    </p>
  );
}

function Answer(props: Omit<WhyProps, 'onClose'> & { readonly answer: MatchExplanation }) {
  const { t } = useTranslation();
  const name = useName();
  const { runId, choice, answer, onWish } = props;
  const [other, setOther] = useState<Hospital>();
  const key: MatchAskKey = { countyId: choice.county.id, specialty: choice.specialty };
  const question = useQuery({ ...explanationQuery(runId, key, other?.id), enabled: other !== undefined });
  const { chosen } = answer;
  const asked = question.data?.asked;
  const weighed = [chosen, asked].filter(
    (one, at, all): one is WeighedTop => !!one && (at === 0 || one.top.id !== all[0]?.top.id),
  );
  return (
    <>
      <h3>{chosen ? t('matching.why.chosen', { top: name(chosen.top) }) : t('matching.why.nobody')}</h3>
      <Lead answer={answer} />
      {weighed.length > 0 && <ScoreTable weighed={weighed} />}
      {chosen && <WishButtons choice={choice} top={chosen.top} onWish={onWish} />}
      <OtherHospital alternatives={answer.alternatives} chosen={other} onChoose={setOther} />
      {other && question.isLoading && <Skeleton rows={3} />}
      {question.error && <LoadFailure error={question.error} onRetry={() => void question.refetch()} />}
      {other && question.data && <Verdict top={other} answer={question.data} />}
      {other && asked && other.id !== chosen?.top.id && (
        <WishButtons choice={choice} top={other} onWish={onWish} />
      )}
    </>
  );
}

/** Why this one, and why not that one. */
export function WhyDialog({ runId, choice, onWish, onClose }: WhyProps) {
  const { t } = useTranslation();
  const name = useName();
  const { county, specialty } = choice;
  const { data, error, refetch } = useQuery(explanationQuery(runId, { countyId: county.id, specialty }));
  return (
    <Dialog
      isWide
      title={t('matching.why.title', {
        county: name(county),
        specialty: t(`terms.specialty.${specialty}`),
      })}
      onClose={onClose}
      closeLabel={t('shell.close')}
    >
      <div className="why" data-testid="why">
        {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={9} />}
        {data && <Answer runId={runId} choice={choice} answer={data} onWish={onWish} />}
      </div>
    </Dialog>
  );
}
