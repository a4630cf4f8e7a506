import type { MatchDifference } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useSigned } from './points';

const columns = ['county', 'before', 'after', 'score'] as const;

/** Who answers which ask instead of whom, and what that does to its score. */
export function DifferenceTable(props: {
  readonly label: string;
  readonly differences: readonly MatchDifference[];
  /** What the two sides are called, where it is not what was and what will be. */
  readonly sides?: { readonly before: string; readonly after: string };
}) {
  const { t } = useTranslation();
  const name = useName();
  const signed = useSigned();
  const labelOf = (column: (typeof columns)[number]) =>
    (column === 'before' || column === 'after' ? props.sides?.[column] : undefined) ??
    t(`matching.compare.column.${column}`);
  const nameOf = (hospital: MatchDifference['before']) =>
    hospital ? name(hospital) : <span className="soft">{t('matching.compare.nobody')}</span>;
  return (
    <div className="table-frame">
      <table className="table table-still table-cards">
        <caption className="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'score' ? 'cell-figure' : undefined}>
                {labelOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.differences.map(({ county, specialty, before, after, scoreBefore, scoreAfter }) => (
            <tr key={`${county.id} ${specialty}`} data-testid="difference">
              <td data-label={t('matching.compare.column.county')}>
                <span>
                  {name(county)} · {t(`terms.specialty.${specialty}`)}
                </span>
              </td>
              <td data-label={labelOf('before')}>
                <span>{nameOf(before)}</span>
              </td>
              <td data-label={labelOf('after')}>
                <strong>{nameOf(after)}</strong>
              </td>
              <td className="cell-figure nowrap" data-label={t('matching.compare.column.score')}>
                <span>{signed(scoreAfter - scoreBefore)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
