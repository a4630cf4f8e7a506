import { useTranslation } from 'react-i18next';
import type { ChartData } from './chart-data';

/** The same figures in a table, for whoever cannot see the drawing or wants to copy them. */
export function ChartTable(props: {
  readonly title: string;
  readonly labelsHead: string;
  readonly data: ChartData;
}) {
  const { t } = useTranslation();
  const { title, labelsHead, data } = props;
  return (
    <div className="chart-table">
      <table className="table table-still">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{labelsHead}</th>
            {data.series.map(({ name }) => (
              <th key={name} scope="col" className="chart-figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.labels.map((label, at) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {data.series.map(({ name, values }) => {
                const value = values[at] ?? null;
                return (
                  <td key={name} className="chart-figure">
                    {value === null ? <span className="soft">{t('chart.noValue')}</span> : data.format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
