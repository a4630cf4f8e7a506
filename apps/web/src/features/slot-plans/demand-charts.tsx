import type { HospitalDemand } from '@jiedui/contracts';
import type { Specialty } from '@jiedui/domain';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../language/number';
import { Chart } from '../../ui/chart/chart';
import type { ChartData } from '../../ui/chart/chart-data';
import { SelectField } from '../../ui/select-field';
import { weekdays } from './weekdays';

const dayHours = Array.from({ length: 24 }, (_, hour) => hour);

type Chosen = Specialty | 'all';

function useBars(labels: readonly string[], values: readonly number[]): ChartData {
  const { t } = useTranslation();
  const number = useNumber();
  return useMemo(
    () => ({
      shape: 'bar',
      unit: t('slotPlans.demand.unit'),
      labels,
      format: (value) => number(Math.round(value * 100) / 100),
      series: [{ name: t('slotPlans.demand.requests'), tone: 'action', values }],
    }),
    [labels, values, number, t],
  );
}

const summed = (rows: readonly (readonly number[])[], length: number): number[] =>
  Array.from({ length }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));

/** Of all specialties or one: by weekday and by hour. */
function DayCharts({ demand, chosen }: { readonly demand: HospitalDemand; readonly chosen: Chosen }) {
  const { t } = useTranslation();
  const { byWeekday, byHour } = useMemo(() => {
    const own = demand.specialties.filter(({ specialty }) => chosen === 'all' || specialty === chosen);
    return {
      byWeekday: summed(
        own.map((one) => one.byWeekday),
        7,
      ),
      byHour: summed(
        own.map((one) => one.byHour),
        24,
      ),
    };
  }, [demand, chosen]);
  const names = useMemo(() => weekdays.map((weekday) => t(`slotPlans.weekday.${weekday}`)), [t]);
  const hours = useMemo(() => dayHours.map(String), []);
  const source = t('slotPlans.demand.source');
  return (
    <div className="demand-pair">
      <Chart
        title={t('slotPlans.demand.weekdays')}
        labelsHead={t('slotPlans.demand.weekday')}
        data={useBars(names, byWeekday)}
        source={source}
        testId="demand-weekdays"
      />
      <Chart
        title={t('slotPlans.demand.hours')}
        labelsHead={t('slotPlans.demand.hour')}
        data={useBars(hours, byHour)}
        source={source}
        testId="demand-hours"
      />
    </div>
  );
}

export function DemandCharts({ demand }: { readonly demand: HospitalDemand }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>('all');
  const labels = useMemo(() => demand.weeks.map(({ startsOn }) => startsOn), [demand]);
  const values = useMemo(() => demand.weeks.map(({ requests }) => requests), [demand]);
  return (
    <div className="demand-charts">
      <Chart
        title={t('slotPlans.demand.weeks')}
        labelsHead={t('slotPlans.demand.week')}
        data={useBars(labels, values)}
        source={t('slotPlans.demand.source')}
        testId="demand-weeks"
      />
      <SelectField
        label={t('slotPlans.demand.chartOf')}
        value={chosen}
        choices={[
          { value: 'all', label: t('slotPlans.demand.all') },
          ...demand.specialties.map(({ specialty }) => ({
            value: specialty as Chosen,
            label: t(`terms.specialty.${specialty}`),
          })),
        ]}
        onChange={setChosen}
        testId="demand-specialty"
      />
      <DayCharts demand={demand} chosen={chosen} />
    </div>
  );
}
