import { createContext, useContext, useSyncExternalStore } from 'react';
import type { HintClient, LinkState } from '../api/hints';

export const HintContext = createContext<HintClient | undefined>(undefined);

export function useLinkState(): LinkState {
  const hints = useContext(HintContext);
  if (!hints) throw new Error('Used outside of a signed-in page');
  return useSyncExternalStore(hints.subscribe, hints.snapshot);
}
