import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { hasCode } from '../api/errors';
import { StepUpDialog } from './step-up.dialog';

/** Runs an action; where the API asks for a fresh proof first, the person is asked, and it runs once more. */
export type WithStepUp = <T>(action: () => Promise<T>) => Promise<T>;

interface Question {
  readonly answered: Promise<void>;
  readonly proven: () => void;
  readonly dismissed: (error: unknown) => void;
}

const StepUpContext = createContext<WithStepUp | undefined>(undefined);

/**
 * For whatever the API may answer with STEP_UP_NEEDED: `await withStepUp(() => call(…))`. Whoever closes the dialog
 * gets that refusal as the result of the action.
 */
export function useStepUp(): WithStepUp {
  const withStepUp = useContext(StepUpContext);
  if (!withStepUp) throw new Error('Used outside of a signed-in page');
  return withStepUp;
}

function newQuestion(): Question {
  let proven!: () => void;
  let dismissed!: (error: unknown) => void;
  const answered = new Promise<void>((resolve, reject) => {
    proven = resolve;
    dismissed = reject;
  });
  return { answered, proven, dismissed };
}

export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const open = useRef<Question>(undefined);
  const [question, setQuestion] = useState<Question & { readonly refusal: unknown }>();
  const ask = useCallback((refusal: unknown): Promise<void> => {
    // Two actions at once are one question.
    if (!open.current) {
      open.current = newQuestion();
      setQuestion({ ...open.current, refusal });
    }
    return open.current.answered;
  }, []);
  const settle = (settleQuestion: () => void) => {
    open.current = undefined;
    setQuestion(undefined);
    settleQuestion();
  };
  const withStepUp = useMemo(
    (): WithStepUp => async (action) => {
      try {
        return await action();
      } catch (error) {
        if (!hasCode(error, 'STEP_UP_NEEDED')) throw error;
        await ask(error);
        return action();
      }
    },
    [ask],
  );
  return (
    <StepUpContext value={withStepUp}>
      {children}
      {question && (
        <StepUpDialog
          onProven={() => settle(question.proven)}
          onDismissed={() => settle(() => question.dismissed(question.refusal))}
        />
      )}
    </StepUpContext>
  );
}
