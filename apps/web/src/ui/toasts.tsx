import { CheckCircleFilled } from '@ant-design/icons';
import { useCallback, useRef, useState } from 'react';

const shownMs = 4_000;

export interface Toast {
  readonly key: number;
  readonly words: string;
}

export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const last = useRef(0);
  const succeed = useCallback((words: string) => {
    const key = (last.current += 1);
    setToasts((shown) => [...shown, { key, words }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.key !== key)), shownMs);
  }, []);
  return { toasts, succeed };
}

/** What went well, for a moment. What went wrong stays where it happened. */
export function Toasts({ toasts }: { readonly toasts: readonly Toast[] }) {
  return (
    <output className="toasts">
      {toasts.map(({ key, words }) => (
        <div key={key} className="toast" data-testid="toast">
          <CheckCircleFilled aria-hidden /> {words}
        </div>
      ))}
    </output>
  );
}
