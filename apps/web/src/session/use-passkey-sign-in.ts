import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/client';
import { awaitFilledPasskey, showPasskey, stopAwaitingPasskey } from './passkey';
import { session } from './session.store';
import type { Attempt } from './use-attempt';

type Assertion = Awaited<ReturnType<typeof showPasskey>>;

const askOptions = () => call('getPasskeyOptions');
const enterWith = async (assertion: Assertion) =>
  session.enter(await call('signInWithPasskey', { body: assertion }));

/** Waits until a passkey is chosen in the address field; one that is refused is told, and waited for anew. */
async function offerPasskeys(isOver: () => boolean, fail: (error: unknown) => void): Promise<void> {
  while (!isOver()) {
    const assertion = await awaitFilledPasskey(askOptions);
    if (!assertion || isOver()) return;
    try {
      return await enterWith(assertion);
    } catch (error) {
      fail(error);
    }
  }
}

/** Signing in with a passkey alone: by a button, and by what the browser offers in the address field. */
export function usePasskeySignIn({ run, fail }: Attempt) {
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    let isOver = false;
    // An offer beside the form: that it was dismissed or could not be made takes nothing away.
    offerPasskeys(() => isOver, fail).catch(() => undefined);
    return () => {
      isOver = true;
      stopAwaitingPasskey().catch(() => undefined);
    };
  }, [fail]);
  const start = useCallback(async () => {
    setWaiting(true);
    await run(async () => enterWith(await showPasskey(await askOptions())));
    setWaiting(false);
  }, [run]);
  return { start, isWaiting };
}
