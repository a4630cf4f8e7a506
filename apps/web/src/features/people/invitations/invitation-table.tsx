import type { Invitation } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { ConfirmChange } from '../../account/confirm-change';
import { useInvitationChange } from '../people-queries';
import { PostWords } from '../shared/post-words';

const toneOf = { pending: 'action', accepted: 'success', revoked: 'calm', expired: 'warning' } as const;

function InvitationState({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const { state, sentAt, expiresAt } = invitation;
  return (
    <>
      <span className={`tag tag-${toneOf[state]}`} data-testid="invitation-state" data-state={state}>
        {t(`people.invitations.states.${state}`)}
      </span>
      <div className="item-details">
        {sentAt
          ? t('people.invitations.sentAt', { time: formatInstant(sentAt) })
          : state === 'pending' && t('people.invitations.waitsForMail')}
        {state === 'pending' && (
          <div>{t('people.invitations.expiresAt', { time: formatInstant(expiresAt) })}</div>
        )}
      </div>
    </>
  );
}

function Actions({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const [isRevoking, setRevoking] = useState(false);
  const params = { invitationId: invitation.id };
  const resend = useInvitationChange(
    () => call('resendInvitation', { params }),
    () => t('people.invitations.resent'),
  );
  const revoke = useInvitationChange(
    () => call('revokeInvitation', { params }),
    () => t('people.invitations.revoked'),
  );
  const { state, email } = invitation;
  return (
    <div className="account-row-actions">
      {(state === 'pending' || state === 'expired') && (
        <Button
          tone="quiet"
          isBusy={resend.isPending}
          onClick={() => resend.mutate(undefined, { onError: fail })}
          data-testid="invitation-resend"
        >
          {t('people.invitations.resend')}
        </Button>
      )}
      {state === 'pending' && (
        <Button tone="quietDanger" onClick={() => setRevoking(true)} data-testid="invitation-revoke">
          {t('people.invitations.revoke')}
        </Button>
      )}
      {isRevoking && (
        <ConfirmChange
          title={t('people.invitations.revokeTitle', { email })}
          text={t('people.invitations.revokeText')}
          label={t('people.invitations.revoke')}
          isDanger
          change={revoke}
          onClose={() => setRevoking(false)}
        />
      )}
    </div>
  );
}

function Invited({ invitation }: { readonly invitation: Invitation }) {
  const { email, nameZh, nameEn } = invitation;
  const name = useName();
  const called = name({ nameZh: nameZh ?? '', nameEn: nameEn ?? '' });
  return (
    <>
      {email}
      {called && <div className="soft">{called}</div>}
    </>
  );
}

export function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <div className="table-frame">
      <table className="table table-plain">
        <thead>
          <tr>
            {(['to', 'post', 'by', 'state', 'action'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`people.invitations.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id} data-testid="invitation-row" data-email={invitation.email}>
              <td>
                <Invited invitation={invitation} />
              </td>
              <td>
                <PostWords post={invitation} />
              </td>
              <td>
                {name(invitation.invitedBy)}
                <div className="soft">{formatInstant(invitation.invitedAt)}</div>
              </td>
              <td>
                <InvitationState invitation={invitation} />
              </td>
              <td className="nowrap">
                <Actions invitation={invitation} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function InvitationItems({ invitations }: { readonly invitations: readonly Invitation[] }) {
  return (
    <ul className="items panel">
      {invitations.map((invitation) => (
        <li
          key={invitation.id}
          className="item account-row"
          data-testid="invitation-row"
          data-email={invitation.email}
        >
          <div>
            <Invited invitation={invitation} />
            <PostWords post={invitation} />
            <InvitationState invitation={invitation} />
          </div>
          <Actions invitation={invitation} />
        </li>
      ))}
    </ul>
  );
}
