import type { OnCallPage } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatElapsed, formatInstant } from '../../time/format';
import { useNow } from '../../time/use-now';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useFeedback } from '../../ui/feedback';
import { InputField } from '../../ui/input-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { usePageAnswers } from './use-on-call';

const secondMs = 1_000;
const nearMs = 60_000;

/** Counts down in front of everybody concerned: grey, then amber, then red, in words. */
function Countdown({ dueAt }: { readonly dueAt: string | null }) {
  const { t } = useTranslation();
  const now = useNow(secondMs);
  if (dueAt === null) return <span className="clock clock-overdue">{t('onCall.pages.noWait')}</span>;
  const leftMs = Date.parse(dueAt) - now.getTime();
  const level = leftMs <= 0 ? 'overdue' : leftMs <= nearMs ? 'soon' : 'calm';
  return (
    <span className={`clock clock-${level} number`} data-testid="page-countdown">
      {leftMs <= 0 ? t('onCall.pages.over') : t('onCall.pages.left', { time: formatElapsed(leftMs) })}
    </span>
  );
}

function DeclineDialog({ page, onClose }: { readonly page: OnCallPage; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { decline } = usePageAnswers(page.id);
  return (
    <Dialog
      title={t('onCall.pages.declineTitle', { number: page.consultationNumber ?? '' })}
      onClose={onClose}
      confirm={{
        label: t('onCall.pages.declineConfirm'),
        isBusy: decline.isPending,
        testId: 'decline-confirm',
        onClick: () => decline.mutate(reason, { onSuccess: onClose }),
      }}
    >
      <p className="soft">{t('onCall.pages.declineHint')}</p>
      <InputField
        label={t('onCall.pages.declineReason')}
        value={reason}
        maxLength={200}
        onChange={setReason}
        testId="decline-reason"
      />
      <DialogFailure error={decline.error} testId="decline-error" />
    </Dialog>
  );
}

/** What the one who was paged may do at once. */
function Answers({ page }: { readonly page: OnCallPage }) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const [isDeclining, setDeclining] = useState(false);
  const { accept } = usePageAnswers(page.id);
  return (
    <span className="page-answers">
      <Button
        tone="primary"
        isBusy={accept.isPending}
        onClick={() => accept.mutate(undefined, { onError: fail })}
        data-testid="page-accept"
      >
        {t('onCall.pages.accept')}
      </Button>
      {page.outcome === null && (
        <Button onClick={() => setDeclining(true)} data-testid="page-decline">
          {t('onCall.pages.decline')}
        </Button>
      )}
      {isDeclining && <DeclineDialog page={page} onClose={() => setDeclining(false)} />}
    </span>
  );
}

const tones = { accepted: 'success', declined: 'warning', silent: 'danger', superseded: 'calm' } as const;

/** One page: who was called when, until when it waits, and what came of it. */
export function PageItem({
  page,
  isOfOne = false,
}: {
  readonly page: OnCallPage;
  readonly isOfOne?: boolean;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { rung, person, hospital, specialty, outcome, takenBy, takenAt, reason, consultationNumber } = page;
  const who =
    person === null
      ? t(rung === 'asker' ? 'onCall.pages.asker' : 'onCall.pages.coordinator', { hospital: name(hospital) })
      : `${name(person)} · ${name(hospital)}`;
  return (
    <li className="item page-item" data-testid="on-call-page" data-outcome={outcome ?? 'open'}>
      <span className="item-head">
        <strong>
          {page.step}. {who}
        </strong>
        {outcome === null ? (
          <Countdown dueAt={page.dueAt} />
        ) : (
          <span className={`tag tag-${tones[outcome]}`}>{t(`onCall.pages.outcome.${outcome}`)}</span>
        )}
      </span>
      <span className="soft">
        {!isOfOne && consultationNumber && (
          <>
            <Link to="/consultations/$consultationId" params={{ consultationId: page.consultationId }}>
              {consultationNumber}
            </Link>
            {specialty && ` · ${t(`terms.specialty.${specialty}`)}`}
            {' · '}
          </>
        )}
        {t('onCall.pages.pagedAt', { time: formatInstant(page.pagedAt) })}
        {reason && ` · ${reason}`}
        {takenBy && takenAt && outcome !== 'accepted' && (
          <> · {t('onCall.pages.takenBy', { name: name(takenBy), time: formatInstant(takenAt) })}</>
        )}
      </span>
      {page.isMine && <Answers page={page} />}
    </li>
  );
}
