import type { Hospital } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { describeError } from '../../../api/error-words';
import { useName } from '../../../language/language';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { SelectField } from '../../../ui/select-field';
import { HospitalPicker } from '../../hospitals/edit/place-pickers';
import { agreementArrived } from '../pairing-queries';

type Side = 'asks' | 'answers';

function useBegin(onFail: (error: unknown) => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (mine: Hospital, partner: Hospital, side: Side) => {
    const [inviting, invited] = side === 'asks' ? [mine, partner] : [partner, mine];
    try {
      const agreement = await call('draftAgreement', {
        body: { invitingHospitalId: inviting.id, invitedHospitalId: invited.id },
      });
      agreementArrived(queries, agreement);
      const { pairingId, id } = agreement;
      await navigate({ to: '/pairings/$pairingId', params: { pairingId }, search: { agreement: id } });
    } catch (error) {
      onFail(error);
    }
  };
}

function PartnerField(props: {
  readonly partner: Hospital | null;
  readonly onChoose: (partner: Hospital) => void;
}) {
  const { t } = useTranslation();
  const partnerId = useId();
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={partnerId}>
        {t('pairings.draft.partner')}
      </label>
      <HospitalPicker
        id={partnerId}
        chosen={props.partner}
        onChoose={props.onChoose}
        testId="draft-partner"
      />
      <span className="form-hint">{t('pairings.draft.partnerHint')}</span>
    </div>
  );
}

/** Asks for the two hospitals; the terms are written on the agreement's own page. */
export function DraftDialog(props: {
  readonly hospitals: readonly Hospital[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { hospitals, onClose } = props;
  const [mineId, setMineId] = useState<string>(hospitals[0]?.id ?? '');
  const [side, setSide] = useState<Side>('asks');
  const [partner, setPartner] = useState<Hospital | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ readonly title: string; readonly remedy: string }>();
  const begin = useBegin((error) => setProblem(describeError(t, error)));
  const confirm = async () => {
    const mine = hospitals.find(({ id }) => id === mineId);
    if (!mine || !partner) return setProblem({ title: t('pairings.draft.choosePartner'), remedy: '' });
    setBusy(true);
    await begin(mine, partner, side);
    return setBusy(false);
  };
  return (
    <Dialog
      title={t('pairings.draft.title')}
      onClose={onClose}
      confirm={{
        label: t('pairings.draft.confirm'),
        isBusy,
        testId: 'confirm-draft',
        onClick: () => void confirm(),
      }}
    >
      <div className="form-stack">
        <p className="soft">{t('pairings.draft.renews')}</p>
        <SelectField
          label={t('pairings.draft.mine')}
          value={mineId}
          choices={hospitals.map((one) => ({ value: one.id as string, label: name(one) }))}
          onChange={setMineId}
          testId="draft-mine"
        />
        <ChoiceBar<Side>
          label={t('pairings.draft.role')}
          value={side}
          onChange={setSide}
          choices={[
            { value: 'asks', label: t('pairings.draft.asks') },
            { value: 'answers', label: t('pairings.draft.answers') },
          ]}
          testId="draft-side"
        />
        <PartnerField partner={partner} onChoose={setPartner} />
        {problem && (
          <Notice tone="danger" title={problem.title} testId="draft-problem">
            {problem.remedy}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
