import type { RegionOutcomes } from '@jiedui/contracts';
import { netOf, selfSufficiency } from '@jiedui/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeMark } from '../shared/change-mark';
import { balanceWords, percentText, signed, signedTenThousands } from '../shared/figure-words';

export interface ChangeRow extends Pick<
  RegionOutcomes['specialties'][number],
  'baseline' | 'latest' | 'avoided' | 'savedYuan'
> {
  readonly key: string;
  readonly name: ReactNode;
  /** Below the name. */
  readonly detail?: string;
}

function Row({ row }: { readonly row: ChangeRow }) {
  const { t } = useTranslation();
  const { name, detail, baseline, latest, avoided, savedYuan } = row;
  return (
    <tr data-testid="outcome-row" data-key={row.key}>
      <th scope="row">
        {name}
        {detail && <div className="soft row-detail">{detail}</div>}
      </th>
      <td className="cell-figure" data-label={t('outcomes.latestShare')}>
        {percentText(selfSufficiency(latest))}
        {selfSufficiency(latest) === null ? '' : '%'}
      </td>
      <td className="cell-figure" data-label={t('outcomes.figure.change')}>
        <ChangeMark baseline={baseline} latest={latest} />
      </td>
      <td className="cell-figure" data-label={t('outcomes.figure.avoided')} title={balanceWords(t, avoided)}>
        {signed(netOf(avoided))}
      </td>
      <td className="cell-figure" data-label={t('outcomes.figure.saved')}>
        {signedTenThousands(netOf(savedYuan))}
      </td>
    </tr>
  );
}

/** Parts of a whole side by side: regions, specialties or hospitals. */
export function ChangeTable(props: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly ChangeRow[];
  readonly empty: string;
  readonly testId: string;
}) {
  const { t } = useTranslation();
  const { caption, head, rows, empty, testId } = props;
  return (
    <section aria-label={caption} className="outcome-part" data-testid={testId}>
      <h2 className="panel-title">{caption}</h2>
      {rows.length === 0 ? (
        <p className="panel-empty">{empty}</p>
      ) : (
        <div className="table-frame">
          <table className="table table-still table-cards table-figures">
            <caption className="visually-hidden">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{head}</th>
                <th scope="col" className="cell-figure">
                  {t('outcomes.latestShare')}
                </th>
                <th scope="col" className="cell-figure">
                  {t('outcomes.figure.change')}
                </th>
                <th scope="col" className="cell-figure">
                  {t('outcomes.figure.avoided')} ({t('outcomes.unit.cases')})
                </th>
                <th scope="col" className="cell-figure">
                  {t('outcomes.figure.saved')} ({t('outcomes.unit.tenThousandYuan')})
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
