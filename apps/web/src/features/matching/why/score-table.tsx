import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { useSigned } from '../shared/points';
import {
  barsOf,
  countedParts,
  isRaised,
  isSum,
  type ScorePart,
  scoreParts,
  type WeighedTop,
} from './score-rows';

const noted = ['rules', 'price', 'net'] as const;
const noteOf = (part: ScorePart) => noted.find((one) => one === part);

/** Parts have a sign, sums have none unless they fall below zero. */
function Figure(props: { readonly value: number; readonly width: number; readonly isSum: boolean }) {
  const signed = useSigned();
  const number = useNumber();
  const { value, width, isSum } = props;
  return (
    <>
      <span className="score-value">{isSum && value >= 0 ? number(value) : signed(value)}</span>
      <span className={value < 0 ? 'score-bar score-bar-less' : 'score-bar'} aria-hidden>
        <span style={{ inlineSize: `${width}%` }} />
      </span>
    </>
  );
}

function HelpSum({ weighed }: { readonly weighed: WeighedTop }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { need, strength, fit, help } = weighed.parts;
  return <div className="soft">{t('matching.why.helpSum', { need, strength, fit, help: number(help) })}</div>;
}

function PartName({ part, weighed }: { readonly part: ScorePart; readonly weighed: readonly WeighedTop[] }) {
  const { t } = useTranslation();
  const note = noteOf(part);
  const [first] = weighed;
  return (
    <th scope="row">
      {t(`matching.why.part.${part}`)}
      {note && <div className="soft">{t(`matching.why.note.${note}`)}</div>}
      {part === 'help' && weighed.length === 1 && first && <HelpSum weighed={first} />}
    </th>
  );
}

function Row(props: {
  readonly part: ScorePart;
  readonly weighed: readonly WeighedTop[];
  readonly widthOf: (value: number) => number;
}) {
  const { part, weighed, widthOf } = props;
  return (
    <tr className={isSum(part) ? 'score-sum' : undefined} data-testid={`part-${part}`}>
      <PartName part={part} weighed={weighed} />
      {weighed.map((one) => {
        const value = countedParts(one)[part];
        return (
          <td key={one.top.id}>
            <Figure value={value} width={widthOf(value)} isSum={isSum(part)} />
            {part === 'help' && weighed.length > 1 && <HelpSum weighed={one} />}
          </td>
        );
      })}
    </tr>
  );
}

/** How a score comes about, line by line, so that anybody can add it up again; for one hospital or for two. */
export function ScoreTable({ weighed }: { readonly weighed: readonly WeighedTop[] }) {
  const { t } = useTranslation();
  const name = useName();
  const widthOf = barsOf(weighed);
  return (
    <>
      <table className="score-table" data-testid="score-table">
        <caption className="visually-hidden">{t('matching.why.sum')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matching.why.column')}</th>
            {weighed.map(({ top }) => (
              <th key={top.id} scope="col">
                {name(top)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scoreParts.map((part) => (
            <Row key={part} part={part} weighed={weighed} widthOf={widthOf} />
          ))}
        </tbody>
      </table>
      {weighed.some(isRaised) && <p className="form-hint">{t('matching.why.atLeastOne')}</p>}
    </>
  );
}
