import { createContext, lazy, Suspense, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { Toasts, useToasts } from './toasts';

const FeedbackDialog = lazy(() => import('./feedback-dialog'));

/** A question before something that cannot be undone, or an error that must be read. */
export interface DialogRequest {
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
  readonly ask: (request: DialogRequest) => void;
}

const FeedbackContext = createContext<Feedback | undefined>(undefined);

export function useFeedback(): Feedback {
  const feedback = useContext(FeedbackContext);
  if (!feedback) throw new Error('Used outside of a signed-in page');
  return feedback;
}

export function FeedbackProvider({ children }: { readonly children: ReactNode }) {
  const { toasts, succeed } = useToasts();
  const [request, setRequest] = useState<DialogRequest>();
  const ask = useCallback((next: DialogRequest) => setRequest(next), []);
  const feedback = useMemo(() => ({ succeed, ask }), [succeed, ask]);
  return (
    <FeedbackContext value={feedback}>
      {children}
      <Toasts toasts={toasts} />
      {request && (
        <Suspense>
          <FeedbackDialog request={request} onClose={() => setRequest(undefined)} />
        </Suspense>
      )}
    </FeedbackContext>
  );
}
