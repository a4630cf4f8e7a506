import type { Oversight } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { activeFirst, isActive } from './children-order';
import { OverdueMark } from './overdue-mark';
import type { OversightScope } from './oversight-search';

type Child = Oversight['children'][number];
const columns = ['hospitals', 'pairings', 'consultations', 'open', 'overdue', 'closed'] as const;

function Row({ child, scope }: { readonly child: Child; readonly scope: OversightScope | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const { code, figures } = child;
  return (
    <tr data-testid="region-row" data-region={code}>
      <th scope="row">
        <Link
          to="/oversight"
          search={{ region: code, scope }}
          title={t('oversight.openRegion', { name: name(child) })}
        >
          {name(child)}
        </Link>
      </th>
      {columns.map((column) => (
        <td key={column} className="cell-figure" data-label={t(`oversight.figure.${column}`)}>
          {column === 'overdue' ? <OverdueMark count={figures.overdue} /> : figures[column]}
        </td>
      ))}
    </tr>
  );
}

/** The regions right below: those in trouble first, each the way down. */
export function ChildrenTable(props: {
  readonly regions: readonly Child[];
  readonly scope: OversightScope | undefined;
}) {
  const { t } = useTranslation();
  const { regions, scope } = props;
  const [isActiveOnly, setActiveOnly] = useState(false);
  const shown = activeFirst(isActiveOnly ? regions.filter(isActive) : regions);
  if (regions.length === 0) return <p className="panel-empty">{t('oversight.noChildren')}</p>;
  return (
    <>
      <label className="only-active">
        <input
          type="checkbox"
          checked={isActiveOnly}
          onChange={(event) => setActiveOnly(event.target.checked)}
          data-testid="only-active"
        />
        {t('oversight.onlyActive')}
      </label>
      {shown.length === 0 && <p className="panel-empty">{t('oversight.noActive')}</p>}
      {shown.length > 0 && (
        <div className="table-frame">
          <table className="table table-still table-cards table-figures">
            <caption className="visually-hidden">{t('oversight.children')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('oversight.region')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="cell-figure">
                    {t(`oversight.figure.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((child) => (
                <Row key={child.code} child={child} scope={scope} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
