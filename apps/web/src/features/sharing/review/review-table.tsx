import type { BrokenGlass } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useSignedIn } from '../../../session/me';
import { formatInstant, formatTime } from '../../../time/format';
import { Button } from '../../../ui/button';
import { ReviewDialog } from './review.dialog';

const columns = ['openedAt', 'person', 'consultation', 'reason', 'verdict'] as const;

function Verdict({ glass, onReview }: { readonly glass: BrokenGlass; readonly onReview: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const { review, person, consultationNumber } = glass;
  if (review) {
    return (
      <>
        <span className={`tag tag-${review.verdict === 'justified' ? 'success' : 'danger'}`}>
          {t(`sharing.review.verdicts.${review.verdict}`)}
        </span>
        <div className="soft">
          {t('sharing.review.reviewedBy', { name: name(review.by), time: formatInstant(review.at) })}
        </div>
        {review.note && <div className="free-text">{review.note}</div>}
      </>
    );
  }
  if (person.id === me.person.id) return <span className="soft">{t('sharing.review.own')}</span>;
  return (
    <span className="review-pending">
      <span className="tag tag-warning">{t('sharing.review.pending')}</span>
      <Button
        onClick={onReview}
        aria-label={t('sharing.review.startNamed', { name: name(person), number: consultationNumber })}
        data-testid="review-start"
      >
        {t('sharing.review.start')}
      </Button>
    </span>
  );
}

function Row({ glass, onReview }: { readonly glass: BrokenGlass; readonly onReview: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const { consultationNumber, invitingHospital, invitedHospital, person, reason, openedAt, until } = glass;
  return (
    <tr
      data-testid="glass-row"
      data-number={consultationNumber}
      data-verdict={glass.review?.verdict ?? 'pending'}
    >
      <td className="nowrap" data-label={t('sharing.review.openedAt')}>
        {formatInstant(openedAt)}
        <div className="soft">{t('sharing.review.until', { time: formatTime(until) })}</div>
      </td>
      <td className="nowrap" data-label={t('sharing.review.person')}>
        {name(person)}
      </td>
      <td data-label={t('sharing.review.consultation')}>
        <span className="number nowrap">{consultationNumber}</span>
        <div className="soft">
          {[invitingHospital, ...(invitedHospital ? [invitedHospital] : [])].map(name).join(' → ')}
        </div>
      </td>
      <td className="free-text cell-reason" data-label={t('sharing.review.reason')}>
        {reason}
      </td>
      <td className="cell-verdict" data-label={t('sharing.review.verdict')}>
        <Verdict glass={glass} onReview={onReview} />
      </td>
    </tr>
  );
}

/** On a phone each row becomes a card: its cells carry the names of their columns. */
export function ReviewTable({ items }: { readonly items: readonly BrokenGlass[] }) {
  const { t } = useTranslation();
  const [reviewed, setReviewed] = useState<BrokenGlass>();
  return (
    <div className="table-frame">
      <table className="table table-still table-cards">
        <caption className="visually-hidden">{t('sharing.review.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`sharing.review.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((glass) => (
            <Row key={glass.id} glass={glass} onReview={() => setReviewed(glass)} />
          ))}
        </tbody>
      </table>
      {reviewed && <ReviewDialog glass={reviewed} onClose={() => setReviewed(undefined)} />}
    </div>
  );
}
