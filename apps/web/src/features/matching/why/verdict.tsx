import type { Hospital, MatchExplanation } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { Notice } from '../../../ui/notice';
import { usePoints } from '../shared/points';
import type { WeighedTop } from './score-rows';

const mostTakers = 5;

/** Who has the places of a hospital. */
function Takers({ weighed }: { readonly weighed: WeighedTop }) {
  const { t } = useTranslation();
  const name = useName();
  const { top, takenBy } = weighed;
  if (takenBy.length === 0) return <p>{t('matching.why.free', { top: name(top) })}</p>;
  const more = takenBy.length - mostTakers;
  const said = [
    ...takenBy
      .slice(0, mostTakers)
      .map(({ county, specialty }) => `${name(county)} · ${t(`terms.specialty.${specialty}`)}`),
    ...(more > 0 ? [t('matching.why.takenMore', { count: more })] : []),
  ].join(t('matching.listSeparator'));
  return (
    <p data-testid="why-takers">
      {t('matching.why.takenBy', { top: name(top) })} {said}
    </p>
  );
}

/** What the whole plan would lose with the hospital that was asked about, and who has its places. */
export function Verdict({ top, answer }: { readonly top: Hospital; readonly answer: MatchExplanation }) {
  const { t } = useTranslation();
  const name = useName();
  const points = usePoints();
  const { asked, askedOffers, loss, isLossExact } = answer;
  const words = { top: name(top), points: points(loss ?? 0) };
  if (!asked || askedOffers === false) {
    return <Notice tone="warning" title={t('matching.why.notOffered', words)} testId="why-not-offered" />;
  }
  const verdict =
    loss === 0 && isLossExact
      ? t('matching.why.lossNone', words)
      : t(isLossExact ? 'matching.why.lossExact' : 'matching.why.lossEstimated', words);
  return (
    <>
      {loss !== null && <Notice tone="info" title={verdict} testId="why-loss" />}
      <Takers weighed={asked} />
    </>
  );
}
