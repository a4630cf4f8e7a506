import type { RankedGap } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { FlagTags } from '../../hospitals/shared/hospital-tags';
import { RegionPath } from '../../hospitals/shared/region-path';

const figures = ['cases', 'sentOut', 'below', 'asking', 'partners'] as const;
const columns = ['rank', 'hospital', 'gap', 'widest', ...figures] as const;

function Gap({ item, widest }: { readonly item: RankedGap; readonly widest: number }) {
  const number = useNumber();
  return (
    <span className="gap-bar-cell">
      <span className="gap-bar" aria-hidden>
        <span style={{ inlineSize: `${(item.levelCases / widest) * 100}%` }} />
      </span>
      <strong>{number(Math.round(item.levelCases))}</strong>
    </span>
  );
}

function Row({ item, widest }: { readonly item: RankedGap; readonly widest: number }) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const { hospital, rank, regionPath, flags, partners } = item;
  const values = {
    cases: number(item.casesPerYear),
    sentOut: number(Math.round(item.casesSentOut)),
    below: item.linesBelow,
    asking: item.linesAsking,
    partners: partners > 0 ? partners : <span className="tag tag-warning">{t('needs.list.noPartners')}</span>,
  };
  return (
    <tr data-testid="gap-row" data-code={hospital.code}>
      <td className="number" data-label={t('needs.list.rank')}>
        {rank}
      </td>
      <th scope="row">
        <Link
          to="/hospitals/$hospitalId/gap"
          params={{ hospitalId: hospital.id }}
          className="hospital-name"
          title={t('needs.list.open', { name: name(hospital) })}
        >
          {name(hospital)}
        </Link>
        <div className="soft">
          {hospital.code} · <RegionPath path={regionPath} />
        </div>
        <FlagTags flags={flags.filter((flag) => flag === 'keyCounty')} />
      </th>
      <td data-label={t('needs.list.gap')}>
        <Gap item={item} widest={widest} />
      </td>
      <td data-label={t('needs.list.widest')}>
        {item.widest ? t(`terms.specialty.${item.widest.specialty}`) : t('needs.none')}
      </td>
      {figures.map((figure) => (
        <td key={figure} className="cell-figure" data-label={t(`needs.list.${figure}`)}>
          {values[figure]}
        </td>
      ))}
    </tr>
  );
}

/** Widest gap first; bars are long against the widest on the page. */
export function GapTable({ items }: { readonly items: readonly RankedGap[] }) {
  const { t } = useTranslation();
  const widest = Math.max(1, ...items.map(({ levelCases }) => levelCases));
  return (
    <div className="table-frame">
      <table className="table table-still table-cards gap-table" data-testid="gap-table">
        <caption className="visually-hidden">{t('needs.list.intro')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={(figures as readonly string[]).includes(column) ? 'cell-figure' : undefined}
              >
                {t(`needs.list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.hospital.id} item={item} widest={widest} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
