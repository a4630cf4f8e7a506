import type { Me } from '@jiedui/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { HintClient } from './api/hints';
import { createQueryClient } from './api/query-client';
import { readInstallation } from './api/server-clock';
import { createAppRouter } from './router';
import { SignedInContext } from './session/me';
import { StepUpProvider } from './session/step-up';
import { HintContext } from './shell/hint-context';
import './styles/app.css';
import { FeedbackProvider } from './ui/feedback';

const postKey = (me: Me) => `jiedui.post.${me.person.id}`;

function useChosenPost(me: Me) {
  const [index, setIndex] = useState(() => Number(localStorage.getItem(postKey(me)) ?? 0));
  const choosePost = useCallback(
    (next: number) => {
      localStorage.setItem(postKey(me), String(next));
      setIndex(next);
    },
    [me],
  );
  return { post: me.posts[index] ?? me.posts[0], choosePost };
}

/** Everything behind the sign-in. One instance per person: nothing of one is ever shown to the next. */
export default function App({ me }: { readonly me: Me }) {
  const [{ queries, router, hints }] = useState(() => {
    const client = createQueryClient();
    return { queries: client, router: createAppRouter(client), hints: new HintClient(client) };
  });
  const { post, choosePost } = useChosenPost(me);
  const signedIn = useMemo(() => ({ me, post, choosePost }), [me, post, choosePost]);

  useEffect(() => {
    // Clocks fall back to this computer's time where the server's cannot be read.
    readInstallation().catch(() => undefined);
    hints.start();
    return hints.stop;
  }, [hints]);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    const begin = async () => {
      const { whileSignedIn } = await import('./offline/while-signed-in');
      if (!isGone) stop = whileSignedIn(me, queries);
    };
    void begin();
    return () => {
      isGone = true;
      stop?.();
    };
  }, [me, queries]);

  return (
    <QueryClientProvider client={queries}>
      <SignedInContext value={signedIn}>
        <HintContext value={hints}>
          <FeedbackProvider>
            <StepUpProvider>
              <RouterProvider router={router} />
            </StepUpProvider>
          </FeedbackProvider>
        </HintContext>
      </SignedInContext>
    </QueryClientProvider>
  );
}
