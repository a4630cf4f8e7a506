import { UserAddOutlined } from '@ant-design/icons';
import type { Consultation, Guest, InvitedGuest } from '@jiedui/contracts';
import type { ConsultationRelation } from '@jiedui/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { LoadFailure } from '../../shell/load-failure';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { useFeedback } from '../../ui/feedback';
import { Skeleton } from '../../ui/skeleton';
import { guestsQuery } from './guests-query';
import { GuestLinkDialog, InviteGuestDialog } from './invite-guest.dialog';

const inviting: readonly ConsultationRelation[] = [
  'requester',
  'assignedExpert',
  'invitingCoordinator',
  'invitedCoordinator',
];
const openStates = ['booked', 'waiting', 'live'];

/** Where a guest stands, in words. */
function useGuestState() {
  const { t } = useTranslation();
  return ({ isPresent, lastSeenAt, redeemedAt }: Guest): string => {
    if (isPresent) return t('roomPeople.invite.present');
    if (lastSeenAt) return t('roomPeople.invite.left', { time: formatInstant(lastSeenAt) });
    if (redeemedAt) return t('roomPeople.invite.opened', { time: formatInstant(redeemedAt) });
    return t('roomPeople.invite.invited');
  };
}

function useGuestChanges(consultationId: string, onLink: (invited: InvitedGuest) => void) {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const change = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      fail(error);
    }
    await queries.invalidateQueries(guestsQuery(consultationId));
  };
  const renew = ({ id: guestId, name }: Guest) =>
    ask({
      title: t('roomPeople.invite.renewTitle', { name }),
      text: t('roomPeople.invite.renewText'),
      confirm: {
        label: t('roomPeople.invite.renew'),
        testId: 'confirm-renew-guest',
        run: () =>
          change(async () => onLink(await call('renewGuestLink', { params: { consultationId, guestId } }))),
      },
    });
  const revoke = ({ id: guestId, name }: Guest) =>
    ask({
      title: t('roomPeople.invite.revokeTitle', { name }),
      text: t('roomPeople.invite.revokeText'),
      confirm: {
        label: t('roomPeople.invite.revoke'),
        isDanger: true,
        testId: 'confirm-revoke-guest',
        run: () =>
          change(async () => {
            await call('revokeGuest', { params: { consultationId, guestId } });
            succeed(t('roomPeople.invite.revoked', { name }));
          }),
      },
    });
  return { renew, revoke };
}

function GuestLine(props: {
  readonly guest: Guest;
  readonly onRenew: () => void;
  readonly onRevoke: () => void;
}) {
  const { t } = useTranslation();
  const stateOf = useGuestState();
  const { guest, onRenew, onRevoke } = props;
  const named = (action: string) => t('roomPeople.actNamed', { action, name: guest.name });
  return (
    <li className="member" data-testid="guest">
      <span className="member-words">
        {guest.name}
        <span className="soft">
          {t(`roomPeople.role.${guest.role}`)} · {stateOf(guest)}
        </span>
      </span>
      <span>
        <Button
          tone="quiet"
          onClick={onRenew}
          aria-label={named(t('roomPeople.invite.renew'))}
          data-testid="renew-guest"
        >
          {t('roomPeople.invite.renew')}
        </Button>
        <Button
          tone="quietDanger"
          onClick={onRevoke}
          aria-label={named(t('roomPeople.invite.revoke'))}
          data-testid="revoke-guest"
        >
          {t('roomPeople.invite.revoke')}
        </Button>
      </span>
    </li>
  );
}

/** Relatives and interpreters of the booked session, for those who may invite them. */
export function GuestsPanel({ consultation }: { readonly consultation: Consultation }) {
  const { session, relations } = consultation;
  const mayInvite = relations.some((relation) => inviting.includes(relation));
  if (!mayInvite || !session || !openStates.includes(session.state)) return null;
  return <OpenGuestsPanel consultationId={consultation.id} />;
}

function OpenGuestsPanel({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const [isInviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<InvitedGuest>();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(guestsQuery(consultationId));
  const { renew, revoke } = useGuestChanges(consultationId, setInvited);
  const arrive = (arrived: InvitedGuest) => {
    setInviting(false);
    setInvited(arrived);
    void queries.invalidateQueries(guestsQuery(consultationId));
  };
  return (
    <section className="panel" aria-labelledby="guests-title" data-testid="guests-panel">
      <h2 className="panel-title" id="guests-title">
        {t('roomPeople.invite.title')}
        {data && data.length > 0 && <span className="panel-count">{data.length}</span>}
      </h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={1} />}
      {data?.length === 0 && <p className="panel-empty">{t('roomPeople.invite.empty')}</p>}
      <ul className="members">
        {data?.map((guest) => (
          <GuestLine
            key={guest.id}
            guest={guest}
            onRenew={() => renew(guest)}
            onRevoke={() => revoke(guest)}
          />
        ))}
      </ul>
      <Button
        icon={<UserAddOutlined aria-hidden />}
        onClick={() => setInviting(true)}
        data-testid="invite-guest"
      >
        {t('roomPeople.invite.add')}
      </Button>
      {isInviting && (
        <InviteGuestDialog
          consultationId={consultationId}
          onInvited={arrive}
          onClose={() => setInviting(false)}
        />
      )}
      {invited && <GuestLinkDialog invited={invited} onClose={() => setInvited(undefined)} />}
    </section>
  );
}
