import type { RadarPage } from '@jiedui/contracts';
import { radarStates } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../language/number';
import { ChoiceBar } from '../../ui/choice-bar';
import { SearchInput } from '../../ui/search-input';
import { type RadarSearch, shownStates, type ShownState } from './radar-search';

type Choice = 'all' | ShownState;

/** Which of the pairings are shown, with how many there are of each. */
export function RadarFilters(props: {
  readonly search: RadarSearch;
  readonly counts: RadarPage['counts'] | undefined;
  readonly onChange: (search: RadarSearch) => void;
}) {
  const { t } = useTranslation();
  const number = useNumber();
  const { search, counts, onChange } = props;
  const countOf = (choice: Choice) => {
    if (!counts) return undefined;
    if (choice === 'all') return radarStates.reduce((sum, state) => sum + counts[state], 0);
    return choice === 'asleep' ? counts.dormant + counts.neverWoken : counts[choice];
  };
  const wordsOf = (choice: Choice) =>
    choice === 'due' || choice === 'awake' || choice === 'noRhythm'
      ? t(`radar.state.${choice}`)
      : t(`radar.filter.${choice}`);
  // Only what came from an earlier version has no rhythm: where there is none of it, it is no choice.
  const isOffered = (choice: Choice) =>
    choice !== 'noRhythm' || search.state === choice || (counts?.noRhythm ?? 0) > 0;
  const choices = (['all', ...shownStates] as const).filter(isOffered).map((value) => {
    const count = countOf(value);
    return { value, label: count === undefined ? wordsOf(value) : `${wordsOf(value)} ${number(count)}` };
  });
  return (
    <div className="list-filters">
      <ChoiceBar<Choice>
        label={t('radar.filter.label')}
        value={search.state ?? 'all'}
        onChange={(state) =>
          onChange({ ...search, state: state === 'all' ? undefined : state, page: undefined })
        }
        choices={choices}
        testId="radar-state"
      />
      <SearchInput
        label={t('radar.filter.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => onChange({ ...search, search: words || undefined, page: undefined })}
        testId="radar-search"
      />
    </div>
  );
}
