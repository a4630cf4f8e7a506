import type { MatchChoice } from '@jiedui/contracts';
import { useState } from 'react';

/** As a refusal of the API names a choice. */
export const choiceKey = ({ county, specialty }: Pick<MatchChoice, 'county' | 'specialty'>): string =>
  `${county.id}/${specialty}`;

export interface Selection {
  readonly choices: readonly MatchChoice[];
  readonly has: (choice: MatchChoice) => boolean;
  readonly set: (choices: readonly MatchChoice[], isSelected: boolean) => void;
  readonly clear: () => void;
}

/** What is ticked, over all pages and filters. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, MatchChoice>>(new Map());
  const set = (choices: readonly MatchChoice[], isSelected: boolean) =>
    setChosen((before) => {
      const next = new Map(before);
      for (const choice of choices) {
        if (isSelected) next.set(choiceKey(choice), choice);
        else next.delete(choiceKey(choice));
      }
      return next;
    });
  return {
    choices: [...chosen.values()],
    has: (choice) => chosen.has(choiceKey(choice)),
    set,
    clear: () => setChosen(new Map()),
  };
}
