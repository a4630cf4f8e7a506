import type { Agreement } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { agreementArrived } from '../pairing-queries';

/** Begins the next agreement of the pair, with the same terms. */
export function RenewButton(props: { readonly agreement: Agreement; readonly isPrimary: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { succeed, fail } = useFeedback();
  const [isBusy, setBusy] = useState(false);
  const { agreement, isPrimary } = props;
  const renew = async () => {
    setBusy(true);
    try {
      const { invitingHospital, invitedHospital, pairingId } = agreement;
      const draft = await call('draftAgreement', {
        body: { invitingHospitalId: invitingHospital.id, invitedHospitalId: invitedHospital.id },
      });
      agreementArrived(queries, draft);
      succeed(t('pairings.page.renewed'));
      await navigate({ to: '/pairings/$pairingId', params: { pairingId }, search: { agreement: draft.id } });
    } catch (error) {
      fail(error);
    }
    setBusy(false);
  };
  return (
    <Button
      tone={isPrimary ? 'primary' : 'plain'}
      isBusy={isBusy}
      onClick={() => void renew()}
      data-testid="renew"
    >
      {t('pairings.page.renew')}
    </Button>
  );
}
