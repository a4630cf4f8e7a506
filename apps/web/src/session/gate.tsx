import { lazy, Suspense, useEffect, useSyncExternalStore, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useEntry, type Entry } from './entry-address';
import { session } from './session.store';
import { SignInDialog, SignInPage } from './sign-in.page';
import { withWords } from './with-words';

const importApp = () => withWords(import('../app'));
const App = lazy(importApp);
const entryPages: Record<Entry, ComponentType> = {
  invitation: lazy(() => withWords(import('../features/setup/invitation.page'))),
  passwordReset: lazy(() => withWords(import('../features/setup/password-reset.page'))),
  forgotten: lazy(() => withWords(import('../features/setup/forgotten.page'))),
  guest: lazy(() => withWords(import('../room/guest/guest.page'))),
};

function Waiting() {
  const { t } = useTranslation();
  return <output className="gate-message">{t('shell.loading')}</output>;
}

function Unreachable() {
  const { t } = useTranslation();
  return (
    <main className="gate-message" role="alert">
      <h1>{t('shell.failure.unreachable')}</h1>
      <p>{t('shell.failure.unreachableRemedy')}</p>
      <button type="button" className="plain-button" onClick={() => void session.start()}>
        {t('shell.retry')}
      </button>
    </main>
  );
}

/** Lets in who is signed in. The application itself is fetched while the sign-in form is being filled. */
export function Gate() {
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const entry = useEntry();
  const { kind } = state;
  useEffect(() => {
    // What cannot be fetched now is asked for again when it is needed.
    if (kind === 'signedOut') importApp().catch(() => undefined);
  }, [kind]);

  if (entry) {
    const EntryPage = entryPages[entry];
    return (
      <Suspense fallback={<Waiting />}>
        <EntryPage />
      </Suspense>
    );
  }
  if (state.kind === 'unknown') return <Waiting />;
  if (state.kind === 'unreachable') return <Unreachable />;
  if (state.kind === 'signedOut') return <SignInPage />;
  return (
    <>
      <Suspense fallback={<Waiting />}>
        <App key={state.me.person.id} me={state.me} />
      </Suspense>
      {state.kind === 'expired' && <SignInDialog />}
    </>
  );
}
