import { QuestionCircleOutlined } from '@ant-design/icons';
import type { MatchChoice } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { Button } from '../../../ui/button';
import type { Selection } from './use-selection';

interface RowProps {
  readonly choice: MatchChoice;
  /** Nothing where the reader may accept none of the plan. */
  readonly selection: Selection | undefined;
  readonly onWhy: (choice: MatchChoice) => void;
}

const columns = ['county', 'specialty', 'need', 'top', 'score', 'marks', 'state'] as const;
const marks = [
  ['isLead', 'lead', 'tag-action'],
  ['isLiving', 'living', 'tag-calm'],
  ['isPinned', 'pinned', 'tag-calm'],
  ['isTeam', 'team', 'tag-calm'],
] as const;

function Marks({ choice }: { readonly choice: MatchChoice }) {
  const { t } = useTranslation();
  return (
    <span className="item-head">
      {marks
        .filter(([field]) => choice[field])
        .map(([field, mark, tone]) => (
          <span key={field} className={`tag ${tone}`}>
            {t(`matching.choices.mark.${mark}`)}
          </span>
        ))}
    </span>
  );
}

const stateOf = ({ top, agreementId, isNegotiating }: MatchChoice) => {
  if (agreementId) return 'accepted';
  if (!top) return 'unanswered';
  return isNegotiating ? 'negotiating' : 'open';
};
const tones = {
  open: 'tag-plain',
  negotiating: 'tag-plain',
  accepted: 'tag-success',
  unanswered: 'tag-warning',
} as const;

function Tick({ choice, selection }: Omit<RowProps, 'onWhy'>) {
  const { t } = useTranslation();
  const name = useName();
  if (!selection) return null;
  const words = { county: name(choice.county), specialty: t(`terms.specialty.${choice.specialty}`) };
  return (
    <td className="matching-tick">
      {choice.canAccept && (
        <input
          type="checkbox"
          checked={selection.has(choice)}
          onChange={({ target }) => selection.set([choice], target.checked)}
          aria-label={t('matching.choices.select', words)}
          data-testid="choice-select"
        />
      )}
    </td>
  );
}

function Row({ choice, selection, onWhy }: RowProps) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const { county, specialty, need, top, score } = choice;
  const words = { county: name(county), specialty: t(`terms.specialty.${specialty}`) };
  const state = stateOf(choice);
  return (
    <tr data-testid="choice-row" data-state={state}>
      <Tick choice={choice} selection={selection} />
      <td data-label={t('matching.choices.column.county')}>
        <strong>{words.county}</strong>
      </td>
      <td data-label={t('matching.choices.column.specialty')}>
        <span>{words.specialty}</span>
      </td>
      <td className="cell-figure" data-label={t('matching.choices.column.need')}>
        <span>{need}</span>
      </td>
      <td data-label={t('matching.choices.column.top')}>
        <span>{top ? name(top) : <span className="soft">{t('matching.choices.nobody')}</span>}</span>
      </td>
      <td className="cell-figure" data-label={t('matching.choices.column.score')}>
        <span>{score === null ? '–' : number(score)}</span>
      </td>
      <td
        data-label={t('matching.choices.column.marks')}
        className={marks.some(([field]) => choice[field]) ? undefined : 'matching-unmarked'}
      >
        <Marks choice={choice} />
      </td>
      <td className="nowrap" data-label={t('matching.choices.column.state')}>
        <span className={`tag ${tones[state]}`}>
          {state === 'accepted' ? t('matching.choices.draft') : t(`matching.choices.state.${state}`)}
        </span>
      </td>
      <td className="matching-why-cell">
        <Button
          tone="quiet"
          icon={<QuestionCircleOutlined aria-hidden />}
          aria-label={t('matching.choices.whyLabel', words)}
          onClick={() => onWhy(choice)}
          data-testid="choice-why"
        >
          {t('matching.choices.why')}
        </Button>
      </td>
    </tr>
  );
}

function TickAll(props: { readonly choices: readonly MatchChoice[]; readonly selection: Selection }) {
  const { t } = useTranslation();
  const { selection } = props;
  const open = props.choices.filter(({ canAccept }) => canAccept);
  return (
    <input
      type="checkbox"
      checked={open.length > 0 && open.every(selection.has)}
      disabled={open.length === 0}
      onChange={({ target }) => selection.set(open, target.checked)}
      aria-label={t('matching.choices.selectPage')}
      data-testid="choices-select-page"
    />
  );
}

/** Who answers which ask. */
export function ChoiceTable(props: {
  readonly choices: readonly MatchChoice[];
  readonly selection: Selection | undefined;
  readonly onWhy: (choice: MatchChoice) => void;
}) {
  const { t } = useTranslation();
  const { choices, selection, onWhy } = props;
  return (
    <div className="table-frame">
      <table className="table table-still table-cards matching-choices">
        <caption className="visually-hidden">{t('matching.choices.label')}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="matching-tick">
                <TickAll choices={choices} selection={selection} />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'need' || column === 'score' ? 'cell-figure' : undefined}
              >
                {t(`matching.choices.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('matching.choices.why')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <Row
              key={`${choice.county.id} ${choice.specialty}`}
              choice={choice}
              selection={selection}
              onWhy={onWhy}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
