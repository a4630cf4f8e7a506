import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readInstallation } from '../api/server-clock';
import { LocaleButtons } from '../language/locale-buttons';
import { usePageTitle } from '../shell/use-page-title';
import { SignInForm } from './sign-in.form';

function DevelopmentMailbox() {
  const { t } = useTranslation();
  const [mailboxUrl, setMailboxUrl] = useState<string | null>(null);
  useEffect(() => {
    // Only a convenience: without an answer the page is complete.
    readInstallation().then(
      (installation) => setMailboxUrl(installation.mailboxUrl),
      () => undefined,
    );
  }, []);
  if (mailboxUrl === null) return null;
  return (
    <p className="sign-in-note">
      {t('signIn.mailboxHint')}{' '}
      <a href={mailboxUrl} target="_blank" rel="noreferrer" data-testid="mailbox-link">
        {t('signIn.mailbox')}
      </a>
    </p>
  );
}

function SignInPanel({ isExpired = false }: { readonly isExpired?: boolean }) {
  const { t } = useTranslation();
  usePageTitle(t('signIn.title'));
  return (
    <main className="sign-in" data-testid="sign-in-page">
      <div className="sign-in-panel">
        <div className="sign-in-languages">
          <LocaleButtons />
        </div>
        <img src="/favicon.svg" alt="" width={44} height={44} />
        <h1>{t('shell.product')}</h1>
        <p className="sign-in-tagline">{t('shell.tagline')}</p>
        {isExpired && (
          <output className="sign-in-expired">
            {t('signIn.expired')} {t('signIn.otherPerson')}
          </output>
        )}
        <SignInForm />
        <p className="sign-in-note">{t('signIn.help')}</p>
        <DevelopmentMailbox />
      </div>
    </main>
  );
}

export const SignInPage = () => <SignInPanel />;

/** Covers the page of a person whose session ended: a modal dialog, so that nothing behind it can be reached. */
export function SignInDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="sign-in-dialog" onCancel={(event) => event.preventDefault()}>
      <SignInPanel isExpired />
    </dialog>
  );
}
