import type { MatchChoice } from '@jiedui/contracts';
import { ApiError } from '../../../api/errors';
import { choiceKey } from './use-selection';

const place = 'choices.';

/** Those of the selected choices that a refusal names as taken by somebody quicker. */
export function takenChoices(error: unknown, selected: readonly MatchChoice[]): readonly MatchChoice[] {
  if (!(error instanceof ApiError)) return [];
  const paths = new Set(error.fieldErrors.map(({ path }) => path));
  return selected.filter((choice) => paths.has(`${place}${choiceKey(choice)}`));
}
