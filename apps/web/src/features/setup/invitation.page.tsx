import { mailToken, type OpenInvitation } from '@jiedui/contracts';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useName } from '../../language/language';
import { AttemptFailure } from '../../session/attempt-failure';
import { tokenInAddress } from '../../session/entry-address';
import { EntryPanel } from '../../session/entry-panel';
import { useAttempt, type Attempt } from '../../session/use-attempt';
import { AccountFields, useAccountDraft } from './account-fields';
import { EntryBack, EntryBroken, EntryDone } from './entry-done';
import { InvitationFacts } from './invitation-facts';

/** Reads what the link is for; again only when asked to, as each reading counts as an attempt. */
function useInvitation(token: string, attempt: Attempt) {
  const { run } = attempt;
  const [invitation, setInvitation] = useState<OpenInvitation>();
  useEffect(() => {
    if (!mailToken.safeParse(token).success) return;
    void run(async () => setInvitation(await call('openInvitation', { body: { token } })));
  }, [token, run]);
  return invitation;
}

function AcceptForm(props: {
  readonly token: string;
  readonly invitation: OpenInvitation;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const { token, invitation, onDone } = props;
  const { email, nameZh, nameEn, isAccountNew } = invitation;
  const attempt = useAttempt();
  const draft = useAccountDraft(email, { ...(nameZh ? { nameZh } : {}), ...(nameEn ? { nameEn } : {}) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const account = isAccountNew ? draft.judge() : null;
    if (account === undefined) return;
    if (await attempt.run(() => call('acceptInvitation', { body: { token, account } }))) onDone();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} data-testid="invitation-form">
      <h3>{t('setup.invitation.account')}</h3>
      <p>
        <strong>{email}</strong>
        <br />
        {isAccountNew ? t('setup.invitation.accountNew') : t('setup.invitation.accountKnown')}
      </p>
      {/* For the password manager: whose password this is. */}
      <input
        type="email"
        className="visually-hidden"
        autoComplete="username"
        value={email}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      {isAccountNew && <AccountFields draft={draft} />}
      <AttemptFailure attempt={attempt} testId="invitation-accept-error" />
      <button
        type="submit"
        className="sign-in-submit"
        disabled={attempt.isBusy || attempt.waitSeconds > 0}
        data-testid="invitation-accept"
      >
        {t('setup.invitation.accept')}
      </button>
    </form>
  );
}

/** Where the link of an invitation leads: what one is asked to become, and the account to do it with. */
export default function InvitationPage() {
  const { t } = useTranslation();
  const name = useName();
  const [token] = useState(tokenInAddress);
  const attempt = useAttempt();
  const invitation = useInvitation(token, attempt);
  const [isDone, setDone] = useState(false);
  if (isDone && invitation) {
    return (
      <EntryPanel title={t('setup.invitation.title')} testId="invitation-page">
        <EntryDone
          title={t('setup.invitation.doneTitle')}
          text={t('setup.invitation.done', { email: invitation.email })}
          testId="invitation-done"
        />
      </EntryPanel>
    );
  }
  return (
    <EntryPanel title={t('setup.invitation.title')} testId="invitation-page">
      <h2>{t('setup.invitation.title')}</h2>
      {!mailToken.safeParse(token).success && (
        <EntryBroken
          title={t('setup.invitation.invalid')}
          text={t('setup.invitation.invalidRemedy')}
          testId="invitation-broken"
        />
      )}
      {!invitation && attempt.isBusy && <output>{t('setup.invitation.reading')}</output>}
      {!invitation && <AttemptFailure attempt={attempt} testId="invitation-error" />}
      {invitation && (
        <>
          <p>{t('setup.invitation.invites', { name: name(invitation.invitedBy) })}</p>
          <InvitationFacts invitation={invitation} />
          <AcceptForm token={token} invitation={invitation} onDone={() => setDone(true)} />
        </>
      )}
      {!invitation && <EntryBack />}
    </EntryPanel>
  );
}
