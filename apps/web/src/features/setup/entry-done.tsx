import { useTranslation } from 'react-i18next';
import { leaveEntry } from '../../session/entry-address';
import { session } from '../../session/session.store';

function enterAnew(): void {
  leaveEntry();
  void session.start();
}

/** What was done, and the way to the sign-in. Whoever is signed in sees the application with what is new. */
export function EntryDone(props: { readonly title: string; readonly text: string; readonly testId: string }) {
  const { t } = useTranslation();
  const { title, text, testId } = props;
  return (
    <output data-testid={testId}>
      <h2>{title}</h2>
      <p>{text}</p>
      <button type="button" className="sign-in-submit" onClick={enterAnew} data-testid="entry-to-sign-in">
        {t('signIn.reset.toSignIn')}
      </button>
    </output>
  );
}

export function EntryBack() {
  const { t } = useTranslation();
  return (
    <p className="sign-in-note">
      <button type="button" className="link" onClick={leaveEntry} data-testid="entry-back">
        {t('signIn.back')}
      </button>
    </p>
  );
}

/** A link from a mail that leads nowhere, or no longer. */
export function EntryBroken(props: {
  readonly title: string;
  readonly text: string;
  readonly testId: string;
}) {
  const { title, text, testId } = props;
  return (
    <div className="sign-in-failure" role="alert" data-testid={testId}>
      <strong>{title}</strong>
      <span>{text}</span>
    </div>
  );
}
