import { useState } from 'react';
import { z } from 'zod';
import { addWish, Wish, withoutWish } from '../shared/wishes';

const Wishes = z.array(Wish).max(500);
const keyOf = (runId: string) => `jiedui.matching.${runId}`;

/** What was tried with this plan before the page was left or loaded again. */
function remembered(runId: string): readonly Wish[] {
  try {
    const parsed = Wishes.safeParse(JSON.parse(sessionStorage.getItem(keyOf(runId)) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

export interface Bench {
  readonly wishes: readonly Wish[];
  readonly add: (wish: Wish) => void;
  readonly remove: (wish: Wish) => void;
  readonly clear: () => void;
}

/** The wishes that are tried with a plan; they outlive the page, not the tab. */
export function useWishes(runId: string): Bench {
  const [wishes, setWishes] = useState(() => remembered(runId));
  const keep = (next: readonly Wish[]) => {
    sessionStorage.setItem(keyOf(runId), JSON.stringify(next));
    setWishes(next);
  };
  return {
    wishes,
    add: (wish) => keep(addWish(wishes, wish)),
    remove: (wish) => keep(withoutWish(wishes, wish)),
    clear: () => keep([]),
  };
}
