import type { TriageItem } from '@jiedui/contracts';
import { type Specialty, specialties } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationChanged } from '../../api/queries';
import { useName } from '../../language/language';
import { Dialog } from '../../ui/dialog';
import { useFeedback } from '../../ui/feedback';
import { GrowingText } from '../../ui/growing-text';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { RoutingOrderList } from './routing-order';
import { routingQuery } from './triage-queries';

const maxLength = 500;

function useReroute(item: TriageItem, onDone: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  return useMutation({
    mutationFn: (route: { reason: string; specialty: Specialty; invitedHospitalId: HospitalId }) =>
      call('rerouteConsultation', {
        params: { consultationId: item.consultationId },
        body: { revision: item.revision, ...route },
      }),
    onSuccess: () => {
      consultationChanged(queries, item.consultationId);
      succeed(t('routing.reroute.done'));
      onDone();
    },
  });
}

/** Sends a question elsewhere: the recommended order stands beside the choice, the reason is told to both sides. */
export function RerouteDialog({
  item,
  onClose,
}: {
  readonly item: TriageItem;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const [specialty, setSpecialty] = useState(item.specialty);
  const [hospitalId, setHospitalId] = useState<string>(item.invitedHospital.id);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { data } = useQuery(routingQuery(item.consultationId, specialty));
  const reroute = useReroute(item, onClose);
  const others = (data?.order.options ?? []).filter(
    ({ hospital }) => hospital.id !== item.invitedHospital.id,
  );
  const current = `${name(item.invitedHospital)}${t('routing.reroute.current')}`;
  const confirm = () => {
    setChecked(true);
    if (!reason.trim()) return;
    reroute.mutate({ reason: reason.trim(), specialty, invitedHospitalId: hospitalId as HospitalId });
  };
  return (
    <Dialog
      title={t('routing.reroute.title', { number: item.number })}
      isWide
      onClose={onClose}
      confirm={{
        label: t('routing.reroute.confirm'),
        isBusy: reroute.isPending,
        testId: 'reroute-confirm',
        onClick: confirm,
      }}
    >
      <p className="soft">{t('routing.reroute.hint')}</p>
      <SelectField<Specialty>
        label={t('routing.reroute.specialty')}
        value={specialty}
        onChange={setSpecialty}
        choices={specialties.map((value) => ({ value, label: t(`terms.specialty.${value}`) }))}
        testId="reroute-specialty"
      />
      <SelectField
        label={t('routing.reroute.hospital')}
        value={hospitalId}
        onChange={setHospitalId}
        choices={[
          { value: item.invitedHospital.id as string, label: current },
          ...others.map(({ hospital }) => ({ value: hospital.id as string, label: name(hospital) })),
        ]}
        testId="reroute-hospital"
      />
      <label className="form-label" htmlFor="reroute-reason">
        {t('routing.reroute.reason')}
      </label>
      <GrowingText
        id="reroute-reason"
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={maxLength}
        placeholder={t('routing.reroute.reasonPlaceholder')}
        data-autofocus
        data-testid="reroute-reason"
      />
      {isChecked && !reason.trim() && (
        <span className="form-error" role="alert">
          {t('routing.reroute.reasonMissing')}
        </span>
      )}
      <h3 className="panel-title">{t('routing.order.title')}</h3>
      {data ? <RoutingOrderList order={data.order} /> : <Skeleton rows={3} />}
      <DialogFailure error={reroute.error} testId="reroute-error" />
    </Dialog>
  );
}
