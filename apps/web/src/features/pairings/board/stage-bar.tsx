import { agreementStages, type AgreementPage } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { type BoardSearch, firstPage } from './board-search';

/** The columns of the board with what stands in each; one is opened at a time. */
export function StageBar(props: {
  readonly search: BoardSearch;
  readonly counts: AgreementPage['counts'];
  readonly onChange: (search: BoardSearch) => void;
}) {
  const { t } = useTranslation();
  const number = useNumber();
  const { search, counts, onChange } = props;
  const { stage, waiting, ...rest } = firstPage(search);
  const all = agreementStages.reduce((sum, one) => sum + counts[one], 0);
  const choices = [
    { key: 'all', label: t('pairings.allStages'), count: all, isOn: !stage && !waiting, next: rest },
    {
      key: 'waitingForMe',
      label: t('pairings.waitingForMe'),
      count: counts.waitingForMe,
      isOn: waiting === true,
      next: { ...rest, waiting: true as const },
    },
    ...agreementStages.map((one) => ({
      key: one,
      label: t(`pairings.stage.${one}`),
      count: counts[one],
      isOn: stage === one,
      next: { ...rest, stage: one },
    })),
  ];
  return (
    <fieldset className="stage-bar" aria-label={t('pairings.stageLabel')} data-testid="stage-bar">
      {choices.map(({ key, label, count, isOn, next }) => (
        <button
          key={key}
          type="button"
          aria-pressed={isOn}
          className={`stage stage-${key}`}
          onClick={() => onChange(next)}
          data-testid={`stage-${key}`}
        >
          <span className="stage-count">{number(count)}</span>
          <span>{label}</span>
        </button>
      ))}
    </fieldset>
  );
}
