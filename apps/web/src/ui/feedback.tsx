import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../api/error-words';
import { Dialog } from './dialog';
import { Toasts, useToasts } from './toasts';

/** Something that must be read or answered before going on. */
interface Question {
  readonly title: string;
  readonly text: string;
  /** Nothing for an error, which is only read. */
  readonly confirm?: {
    readonly label: string;
    readonly isDanger?: boolean;
    readonly testId: string;
    readonly run: () => Promise<void>;
  };
}

interface Feedback {
  readonly succeed: (words: string) => void;
  readonly ask: (question: Question) => void;
  readonly fail: (error: unknown) => void;
}

const FeedbackContext = createContext<Feedback | undefined>(undefined);

export function useFeedback(): Feedback {
  const feedback = useContext(FeedbackContext);
  if (!feedback) throw new Error('Used outside of a signed-in page');
  return feedback;
}

function QuestionDialog({
  question,
  onClose,
}: {
  readonly question: Question;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const { title, text, confirm } = question;
  const run = async () => {
    setBusy(true);
    await confirm?.run();
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closeLabel={confirm ? t('shell.cancel') : t('shell.close')}
      confirm={
        confirm && {
          label: confirm.label,
          tone: confirm.isDanger ? 'danger' : 'primary',
          isBusy,
          testId: confirm.testId,
          onClick: () => void run(),
        }
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}

/** Short notes that something went well, questions, and errors that have no place on the page. */
export function FeedbackProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { toasts, succeed } = useToasts();
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const ask = useCallback((question: Question) => setQuestions((open) => [...open, question]), []);
  const fail = useCallback(
    (error: unknown) => {
      const { title, remedy } = describeError(t, error);
      ask({ title, text: remedy });
    },
    [ask, t],
  );
  const close = (question: Question) => setQuestions((open) => open.filter((one) => one !== question));
  const feedback = useMemo(() => ({ succeed, ask, fail }), [succeed, ask, fail]);
  return (
    <FeedbackContext value={feedback}>
      {children}
      <Toasts toasts={toasts} />
      {questions.map((question) => (
        <QuestionDialog key={question.title} question={question} onClose={() => close(question)} />
      ))}
    </FeedbackContext>
  );
}
