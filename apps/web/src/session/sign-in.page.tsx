import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { readInstallation } from '../api/server-clock';
import { EntryPanel } from './entry-panel';
import { SignInForm, type SecondFactorQuestion } from './sign-in.form';
import { useAttempt } from './use-attempt';
import { withWords } from './with-words';

// Only those who have one ever see it.
const SecondFactorStep = lazy(() => import('./second-factor.step'));
const SetupPage = lazy(() => withWords(import('../features/setup/setup.page')));

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

function Loading() {
  const { t } = useTranslation();
  return <output>{t('shell.loading')}</output>;
}

/** First the password, then the second factor where there is one. */
function SignInSteps() {
  const attempt = useAttempt();
  const { fail } = attempt;
  const [question, setQuestion] = useState<SecondFactorQuestion>();
  const startAnew = useCallback(
    (error: unknown) => {
      setQuestion(undefined);
      fail(error);
    },
    [fail],
  );
  if (!question) return <SignInForm attempt={attempt} onQuestion={setQuestion} />;
  return (
    <Suspense fallback={<Loading />}>
      <SecondFactorStep question={question} onOutdated={startAnew} onBack={() => setQuestion(undefined)} />
    </Suspense>
  );
}

function SignInPanel({ isExpired = false }: { readonly isExpired?: boolean }) {
  const { t } = useTranslation();
  return (
    <EntryPanel title={t('signIn.title')} testId="sign-in-page">
      {isExpired && (
        <output className="sign-in-expired">
          {t('signIn.expired')} {t('signIn.otherPerson')}
        </output>
      )}
      <SignInSteps />
      <p className="sign-in-note">{t('signIn.help')}</p>
      <DevelopmentMailbox />
    </EntryPanel>
  );
}

function useIsSetupNeeded(): [boolean, () => void] {
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    // Without an answer the installation counts as set up: signing in will tell what is wrong.
    call('getSetup').then(
      (setup) => setNeeded(setup.isNeeded),
      () => undefined,
    );
  }, []);
  return [isNeeded, () => setNeeded(false)];
}

/** Signing in; on a fresh installation making its first administrator. */
export function SignInPage() {
  const [isSetupNeeded, skipSetup] = useIsSetupNeeded();
  if (!isSetupNeeded) return <SignInPanel />;
  return (
    <Suspense fallback={<SignInPanel />}>
      <SetupPage onSkip={skipSetup} />
    </Suspense>
  );
}

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
