import type { PairingRadar } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';
import { Notice } from '../../ui/notice';
import { SnoozeDialog } from './snooze.dialog';
import { useRadarTending } from './use-tending';

function Snoozed({ radar }: { readonly radar: PairingRadar }) {
  const { t } = useTranslation();
  const name = useName();
  const { fail } = useFeedback();
  const { endSnooze } = useRadarTending(radar.pairing.id);
  const { snooze, may } = radar;
  if (!snooze) return null;
  const { until, reason, snoozedAt, snoozedBy } = snooze;
  return (
    <Notice
      tone="info"
      title={t('radar.snooze.by', { name: name(snoozedBy), time: formatInstant(snoozedAt), date: until })}
      testId="radar-snoozed"
      action={
        may.tend && (
          <Button
            isBusy={endSnooze.isPending}
            onClick={() => endSnooze.mutate(undefined, { onError: fail })}
            data-testid="radar-snooze-end"
          >
            {t('radar.snooze.end')}
          </Button>
        )
      }
    >
      {reason}
    </Notice>
  );
}

/** What may be done about the sleep itself: take note, leave it alone for a while, and go back on that. */
export function TendingBar({ radar }: { readonly radar: PairingRadar }) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const [isSnoozing, setSnoozing] = useState(false);
  const { acknowledge } = useRadarTending(radar.pairing.id);
  const isOpen = radar.escalation !== null && radar.escalation.acknowledgedAt === null;
  return (
    <>
      <Snoozed radar={radar} />
      {radar.may.tend && (
        <div className="radar-tending">
          {isOpen && (
            <Button
              isBusy={acknowledge.isPending}
              onClick={() => acknowledge.mutate(undefined, { onError: fail })}
              data-testid="radar-acknowledge"
            >
              {t('radar.acknowledge')}
            </Button>
          )}
          {!radar.snooze && radar.state !== 'awake' && (
            <Button tone="quiet" onClick={() => setSnoozing(true)} data-testid="radar-snooze">
              {t('radar.snooze.open')}
            </Button>
          )}
        </div>
      )}
      {isSnoozing && <SnoozeDialog pairingId={radar.pairing.id} onClose={() => setSnoozing(false)} />}
    </>
  );
}
