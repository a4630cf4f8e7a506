import type { ConsultationRouting, InputOf, TriageItem } from '@jiedui/contracts';
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
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { ReasonField } from '../consultations/page/reason-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { RoutingOrderList } from './routing-order';
import { routingQuery } from './triage-queries';

const maxLength = 500;

type Route = Omit<InputOf<'rerouteConsultation'>['body'], 'revision'>;

function useReroute(item: TriageItem, onDone: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  return useMutation({
    mutationFn: (route: Route) =>
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

/** Whom a coordinator may ask by name: the experts of the hospital that was asked. */
function NamedExpert(props: {
  readonly experts: ConsultationRouting['experts'];
  readonly expertId: string;
  readonly setExpertId: (expertId: string) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { experts, expertId, setExpertId } = props;
  return (
    <SelectField
      label={t('routing.direct.expert')}
      value={expertId}
      onChange={setExpertId}
      choices={[
        { value: '', label: t('routing.direct.nobody') },
        ...experts.map(({ person }) => ({ value: person.id, label: name(person) })),
      ]}
      testId="reroute-expert"
    />
  );
}

/** Where the question goes; the hospital that was asked stays choosable for another specialty. */
function Destination(props: {
  readonly item: TriageItem;
  readonly order: ConsultationRouting['order'] | undefined;
  readonly specialty: Specialty;
  readonly setSpecialty: (specialty: Specialty) => void;
  readonly hospitalId: string;
  readonly setHospitalId: (hospitalId: string) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { item, order, specialty, setSpecialty, hospitalId, setHospitalId } = props;
  const others = (order?.options ?? []).filter(({ hospital }) => hospital.id !== item.invitedHospital.id);
  const current = `${name(item.invitedHospital)}${t('routing.reroute.current')}`;
  return (
    <>
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
          { value: item.invitedHospital.id, label: current },
          ...others.map(({ hospital }) => ({ value: hospital.id, label: name(hospital) })),
        ]}
        testId="reroute-hospital"
      />
    </>
  );
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
  const [specialty, setSpecialty] = useState(item.specialty);
  const [hospitalId, setHospitalId] = useState<string>(item.invitedHospital.id);
  const [expertId, setExpertId] = useState('');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { data } = useQuery(routingQuery(item.consultationId, specialty));
  const reroute = useReroute(item, onClose);
  const experts = hospitalId === item.invitedHospital.id ? (data?.experts ?? []) : [];
  const directedToId = experts.find(({ person }) => person.id === expertId)?.person.id;
  const confirm = () => {
    setChecked(true);
    if (!reason.trim()) return;
    const route = { reason: reason.trim(), specialty, invitedHospitalId: hospitalId as HospitalId };
    reroute.mutate(directedToId ? { ...route, directedToId } : route);
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
      <Destination {...{ item, order: data?.order, specialty, setSpecialty, hospitalId, setHospitalId }} />
      {experts.length > 0 && <NamedExpert {...{ experts, expertId: directedToId ?? '', setExpertId }} />}
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder={t('routing.reroute.reasonPlaceholder')}
        isMissing={isChecked && reason.trim() === ''}
        maxLength={maxLength}
        testId="reroute-reason"
        isFirst
      />
      <h3 className="panel-title reroute-order">{t('routing.order.title')}</h3>
      {data ? <RoutingOrderList order={data.order} /> : <Skeleton rows={3} />}
      <DialogFailure error={reroute.error} testId="reroute-error" />
    </Dialog>
  );
}
