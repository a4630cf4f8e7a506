import type { HospitalDemand, SpecialtyDemand } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../language/number';
import { DemandClassTag } from './demand-class.tag';
import { DemandCharts } from './demand-charts';

function DemandRow({ demand }: { readonly demand: SpecialtyDemand }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { averageInterval, squaredVariation } = demand;
  return (
    <tr data-testid="demand-row" data-specialty={demand.specialty}>
      <th scope="row">{t(`terms.specialty.${demand.specialty}`)}</th>
      <td>
        <DemandClassTag demandClass={demand.demandClass} />
      </td>
      <td className="chart-figure">{number(demand.requests)}</td>
      <td className="chart-figure" title={t(`slotPlans.method.${demand.method}`)}>
        {number(demand.forecastPerDay)}
      </td>
      <td className="chart-figure">
        {averageInterval === null || squaredVariation === null ? (
          '—'
        ) : (
          <>
            <span title={t('slotPlans.demand.interval', { days: averageInterval })}>
              {number(averageInterval)}
            </span>
            {' / '}
            <span title={t('slotPlans.demand.variation', { value: squaredVariation })}>
              {number(squaredVariation)}
            </span>
          </>
        )}
      </td>
      <td className="chart-figure">{number(demand.waiting)}</td>
    </tr>
  );
}

/** How a hospital is asked: the class of each specialty with its figures, and when requests come. */
export function DemandPanel({ demand }: { readonly demand: HospitalDemand }) {
  const { t } = useTranslation();
  const heads = ['requests', 'perDay', 'figures', 'waiting'] as const;
  return (
    <section className="panel" aria-labelledby="demand-title" data-testid="demand-panel">
      <h2 className="panel-title" id="demand-title">
        {t('slotPlans.demand.title')}
      </h2>
      <p className="soft">{t('slotPlans.demand.hint', { from: demand.from, until: demand.until })}</p>
      {demand.specialties.length === 0 ? (
        <p className="panel-empty">{t('slotPlans.demand.empty')}</p>
      ) : (
        <>
          <div className="slot-scroll">
            <table className="table table-still">
              <thead>
                <tr>
                  <th scope="col">{t('slotPlans.demand.specialty')}</th>
                  <th scope="col">{t('slotPlans.demand.class')}</th>
                  {heads.map((head) => (
                    <th key={head} scope="col" className="chart-figure">
                      {t(`slotPlans.demand.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {demand.specialties.map((one) => (
                  <DemandRow key={one.specialty} demand={one} />
                ))}
              </tbody>
            </table>
          </div>
          <p className="soft">{t('slotPlans.demand.figuresHint')}</p>
          <DemandCharts demand={demand} />
        </>
      )}
    </section>
  );
}
