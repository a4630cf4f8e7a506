import type { RegionRadar } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';

type Child = RegionRadar['children'][number];

interface ProvinceTableProps {
  readonly provinces: readonly Child[];
  readonly values: ReadonlyMap<string, number | null>;
  readonly label: string;
  readonly format: (value: number) => string;
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}

const inOrder = (provinces: readonly Child[], values: ReadonlyMap<string, number | null>) =>
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of old computers have no toSorted
  [...provinces].sort((a, b) => (values.get(b.code) ?? -1) - (values.get(a.code) ?? -1));

/** The figures of the map as a table, the largest first. */
export function ProvinceTable(props: ProvinceTableProps) {
  const { t } = useTranslation();
  const name = useName();
  const { provinces, values, label, format, chosen, onChoose } = props;
  return (
    <div className="table-frame province-table">
      <table className="table table-still">
        <caption className="visually-hidden">{t('radar.map.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('radar.map.province')}</th>
            <th scope="col" className="cell-figure">
              {label}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(provinces, values).map((province) => {
            const value = values.get(province.code) ?? null;
            return (
              <tr key={province.code} data-testid="province-row" data-code={province.code}>
                <td>
                  <button
                    type="button"
                    className="province-choice"
                    aria-pressed={province.code === chosen}
                    onClick={() => onChoose(province.code)}
                  >
                    {name(province)}
                  </button>
                </td>
                <td className="cell-figure">
                  {value === null ? <span className="soft">{t('provinceMap.noValue')}</span> : format(value)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
