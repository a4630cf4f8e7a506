import type { Consent, Consultation } from '@jiedui/contracts';
import { attachableStates } from '@jiedui/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, urlOf } from '../../../api/client';
import { consultationArrived } from '../../../api/queries';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import { GrowingText } from '../../../ui/growing-text';
import { Notice } from '../../../ui/notice';

/** Who agreed, for whom and when; a withdrawal stands out. */
function ConsentWords({ consent }: { readonly consent: Consent }) {
  const { t } = useTranslation();
  const name = useName();
  const { giver, whyNotPatient, relation, givenAt, recordedBy, withdrawn } = consent;
  return (
    <div className="consent-words">
      <p>
        {t('consent.given', { giver: t(`terms.consentGiver.${giver}`), time: formatInstant(givenAt) })} ·{' '}
        {t('consent.feeExplained')}
      </p>
      {whyNotPatient && relation && (
        <p>
          {t('consent.why', {
            why: t(`requestTerms.whyNotPatient.${whyNotPatient}`),
            relation: t(`requestTerms.consentRelation.${relation}`),
          })}
        </p>
      )}
      <p className="soft">{t('consent.recordedBy', { name: name(recordedBy) })}</p>
      {withdrawn && (
        <Notice
          tone="warning"
          title={t('consent.withdrawn', { time: formatInstant(withdrawn.at), reason: withdrawn.because })}
          testId="consent-withdrawn"
        >
          {t('consent.withdrawnByName', { name: name(withdrawn.by) })}
        </Notice>
      )}
    </div>
  );
}

function WithdrawDialog(props: {
  readonly consultation: Consultation;
  readonly consent: Consent;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { consultation, consent, onClose } = props;
  const withdraw = async () => {
    setBusy(true);
    try {
      const params = { consultationId: consultation.id, consentId: consent.id };
      consultationArrived(queries, await call('withdrawConsent', { params, body: { reason } }));
      succeed(t('consent.withdrawnDone'));
      onClose();
    } catch (error) {
      setBusy(false);
      fail(error);
    }
  };
  return (
    <Dialog
      title={t('consent.withdrawTitle')}
      onClose={onClose}
      confirm={{
        label: t('consent.withdraw'),
        tone: 'danger',
        isBusy,
        testId: 'confirm-withdraw-consent',
        onClick: () => void withdraw(),
      }}
    >
      <p>{t('consent.withdrawText')}</p>
      <label className="form-label" htmlFor="withdraw-reason">
        {t('consent.withdrawReason')}
      </label>
      <GrowingText
        id="withdraw-reason"
        rows={2}
        maxLength={1_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}

/** The consent of a consultation, for whoever sees it; its author may record that it was withdrawn. */
export function ConsentPanel({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { id, consent, relations, state } = consultation;
  if (!consent) return <p className="panel-empty">{t('consent.none')}</p>;
  const mayWithdraw =
    relations.includes('requester') && attachableStates.includes(state) && !consent.withdrawn;
  const document = urlOf('getConsentDocument', { params: { consultationId: id, consentId: consent.id } });
  return (
    <div className="consent" data-testid="consent-panel">
      <ConsentWords consent={consent} />
      <div className="consent-actions">
        <a href={document} target="_blank" rel="noreferrer" data-testid="consent-document">
          {t('consent.show', { method: t(`requestTerms.consentMethod.${consent.method}`) })}
        </a>
        {mayWithdraw && (
          <Button tone="quietDanger" onClick={() => setWithdrawing(true)} data-testid="withdraw-consent">
            {t('consent.withdraw')}
          </Button>
        )}
      </div>
      {isWithdrawing && (
        <WithdrawDialog {...{ consultation, consent }} onClose={() => setWithdrawing(false)} />
      )}
    </div>
  );
}
