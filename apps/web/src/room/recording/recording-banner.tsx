import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { formatElapsed, formatTime } from '../../time/format';
import { useNow } from '../../time/use-now';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import type { RemotePeer } from '../client/index';
import type { RecordingCompanion, RoomRecordingState } from './recording-companion';
import './recording.css';

interface Shown {
  readonly recording: RecordingCompanion;
  readonly state: RoomRecordingState;
  readonly peers: readonly RemotePeer[];
}

function Sign({ startedAt }: { readonly startedAt: string }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const elapsed = formatElapsed(now.getTime() - Date.parse(startedAt));
  return (
    <span className="recording-sign" data-testid="recording-sign">
      <span className="recording-dot" aria-hidden />
      <output>{t('recording.sign')}</output>{' '}
      <span>{t('recording.since', { time: formatTime(startedAt), elapsed })}</span>
    </span>
  );
}

/** What this person may say to it now. */
function Answers({ recording, state }: Shown) {
  const { t } = useTranslation();
  const { own, isBusy } = state;
  const agree = (label: string) => (
    <Button
      tone="primary"
      isLarge
      isBusy={isBusy}
      onClick={() => void recording.answer(true)}
      data-testid="recording-agree"
    >
      {label}
    </Button>
  );
  const refuse = (label: string) => (
    <Button
      isLarge
      isBusy={isBusy}
      onClick={() => void recording.answer(false)}
      data-testid="recording-refuse"
    >
      {label}
    </Button>
  );
  if (own === 'agreed') return refuse(t('recording.withdraw'));
  if (own === 'refused') return agree(t('recording.agreeAfterAll'));
  return (
    <>
      {agree(t('recording.agree'))}
      {refuse(t('recording.refuse'))}
    </>
  );
}

/** Who holds it up, by name. */
function Pending({ state, peers }: Shown) {
  const { t } = useTranslation();
  const name = useName();
  const answers = new Map(state.answers.map(({ personId, answer }) => [personId, answer]));
  const names = (found: readonly RemotePeer[]) => found.map(name).join(t('recording.separator'));
  const refused = peers.filter(({ personId }) => answers.get(personId) === 'refused');
  const waiting = peers.filter(({ personId }) => !answers.has(personId));
  if (refused.length > 0) return <p>{t('recording.refusedBy', { names: names(refused) })}</p>;
  if (waiting.length > 0) return <p>{t('recording.waitingFor', { names: names(waiting) })}</p>;
  return null;
}

function Question(shown: Shown) {
  const { t } = useTranslation();
  const name = useName();
  const { state, peers } = shown;
  const asker = peers.find(({ personId }) => personId === state.askedBy);
  const title =
    asker || state.own !== 'agreed'
      ? t('recording.asking', { name: asker ? name(asker) : t('recording.somebody') })
      : t('recording.askingSelf');
  return (
    <section className="recording-question" aria-label={title} data-testid="recording-question">
      <h2>{title}</h2>
      {state.own === null && <p>{t('recording.askingText')}</p>}
      <Pending {...shown} />
      <div className="recording-answers">
        <Answers {...shown} />
      </div>
    </section>
  );
}

function Running(shown: Shown) {
  const { t } = useTranslation();
  const { startedAt, own } = shown.state;
  const part = own === 'agreed' ? t('recording.ownRecorded') : t('recording.ownNotRecorded');
  return (
    <section className="recording-running" aria-label={t('recording.sign')} data-testid="recording-running">
      {startedAt && <Sign startedAt={startedAt} />}
      <span data-testid="recording-own">{own === null ? t('recording.lateText') : part}</span>
      <span className="recording-answers">
        <Answers {...shown} />
      </span>
    </section>
  );
}

/** Says to everybody that it is recorded or asked for, and takes their answer. The session goes on meanwhile. */
export function RecordingBanner({ recording, peers }: Omit<Shown, 'state'>) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(recording.subscribe, () => recording.state);
  return (
    <div className="recording" data-testid="recording" data-phase={state.phase}>
      {state.error && (
        <Notice
          tone="warning"
          title={t(`errors.${state.error}.title`)}
          action={
            <Button tone="quiet" onClick={recording.forgetError} aria-label={t('shell.close')}>
              ✕
            </Button>
          }
          testId="recording-error"
        >
          {t(`errors.${state.error}.remedy`)}
        </Notice>
      )}
      {state.phase === 'asked' && <Question recording={recording} state={state} peers={peers} />}
      {state.phase === 'recording' && <Running recording={recording} state={state} peers={peers} />}
    </div>
  );
}
