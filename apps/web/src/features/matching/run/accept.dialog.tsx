import type { MatchChoice } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';

export type Extent = 'selected' | 'all';

/** What somebody else was quicker with. */
function Taken({ taken, left }: { readonly taken: readonly MatchChoice[]; readonly left: number }) {
  const { t } = useTranslation();
  const name = useName();
  if (taken.length === 0) return <p>{t('matching.accept.lost')}</p>;
  return (
    <>
      <p>{t('matching.accept.takenHint', { count: taken.length })}</p>
      <ul className="matching-plain-list" data-testid="accept-taken">
        {taken.map(({ county, specialty, top }) => (
          <li key={`${county.id} ${specialty}`}>
            {name(county)} · {t(`terms.specialty.${specialty}`)} → {top && name(top)}
          </li>
        ))}
      </ul>
      {left > 0 && <p>{t('matching.accept.rest', { count: left })}</p>}
    </>
  );
}

/** What accepting does, before it is done; and what was in the way of it. */
export function AcceptDialog(props: {
  readonly extent: Extent;
  readonly count: number;
  readonly taken: readonly MatchChoice[];
  readonly isLost: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onAccept: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { extent, count, taken, isLost, isBusy, error, onAccept, onClose } = props;
  const isLeft = extent === 'all' ? !isLost : count > 0;
  const selectedTitle = t(isLeft ? 'matching.accept.selectedTitle' : 'matching.accept.noneTitle', { count });
  return (
    <Dialog
      title={extent === 'all' ? t('matching.accept.allTitle') : selectedTitle}
      onClose={onClose}
      {...(isLeft ? {} : { closeLabel: t('shell.close') })}
      confirm={
        isLeft
          ? { label: t('matching.accept.confirm'), isBusy, testId: 'accept-confirm', onClick: onAccept }
          : undefined
      }
    >
      {!isLost && (
        <>
          <p>{t('matching.accept.text')}</p>
          <p>
            {extent === 'all' && t('matching.accept.allText')} {t('matching.accept.atOnce')}
          </p>
        </>
      )}
      <ChangeFailure error={error} testId="accept-error" />
      {isLost && <Taken taken={taken} left={count} />}
    </Dialog>
  );
}
