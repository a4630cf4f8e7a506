import { PlusOutlined } from '@ant-design/icons';
import type { ProgrammeDetail, ProgrammeFigure } from '@jiedui/contracts';
import { figureCodes } from '@jiedui/domain';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { Button } from '../../../ui/button';
import { Chart } from '../../../ui/chart/chart';
import type { ChartData, ChartTone } from '../../../ui/chart/chart-data';
import { asOfWords } from '../shared/programme-words';
import { useRemoval } from '../shared/use-keeping';
import { FigureDialog } from './figure.dialog';

const tones: readonly ChartTone[] = ['action', 'success', 'warning', 'calm', 'danger'];
/** Money is no number of hospitals: it has no place on the same scale. */
const isDrawn = (code: ProgrammeFigure['code']) => code !== 'fundsYuan';

function useFigureChart(figures: readonly ProgrammeFigure[]): ChartData {
  const { t } = useTranslation();
  const number = useNumber();
  return useMemo(() => {
    const drawn = figures.filter(({ code }) => isDrawn(code));
    // oxlint-disable-next-line unicorn/no-array-sort -- browsers of old computers have no toSorted
    const labels = [...new Set(drawn.map(asOfWords))].sort();
    return {
      shape: 'bar',
      unit: t('programmes.figures.unit'),
      labels,
      format: number,
      series: figureCodes
        .filter((code) => drawn.some((figure) => figure.code === code))
        .map((code, at) => ({
          name: t(`programmes.figure.${code}`),
          tone: tones[at % tones.length] ?? 'action',
          values: labels.map(
            (label) =>
              drawn.find((figure) => figure.code === code && asOfWords(figure) === label)?.value ?? null,
          ),
        })),
    };
    // A formatter made anew is the same: it goes by the language, as the words do.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [figures, t]);
}

function Row(props: {
  readonly figure: ProgrammeFigure;
  readonly programme: ProgrammeDetail;
  readonly onEdit: () => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const remove = useRemoval();
  const { figure, programme, onEdit } = props;
  const params = { programmeId: programme.id, figureId: figure.id };
  return (
    <tr data-testid="figure-row" data-figure={figure.code}>
      <th scope="row">{t(`programmes.figure.${figure.code}`)}</th>
      <td className="cell-figure" data-label={t('programmes.figures.value')}>
        {t(`programmes.boundValue.${figure.bound}`, { value: number(figure.value) })}
      </td>
      <td className="nowrap" data-label={t('programmes.figures.asOf')}>
        {asOfWords(figure)}
      </td>
      <td data-label={t('programmes.figures.source')}>
        {name({ nameZh: figure.sourceZh, nameEn: figure.sourceEn })}
      </td>
      {programme.mayKeep && (
        <td className="nowrap">
          <Button tone="quiet" onClick={onEdit}>
            {t('programmes.figures.edit')}
          </Button>
          <Button
            tone="quietDanger"
            onClick={() =>
              remove(t('programmes.figures.removeTitle'), t(`programmes.figure.${figure.code}`), () =>
                call('removeProgrammeFigure', { params }),
              )
            }
          >
            {t('programmes.figures.remove')}
          </Button>
        </td>
      )}
    </tr>
  );
}

function FigureTable(props: {
  readonly programme: ProgrammeDetail;
  readonly onEdit: (figure: ProgrammeFigure) => void;
}) {
  const { t } = useTranslation();
  const { programme, onEdit } = props;
  return (
    <div className="table-frame outcome-part">
      <table className="table table-still table-cards">
        <caption className="visually-hidden">{t('programmes.figures.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('programmes.figures.what')}</th>
            <th scope="col" className="cell-figure">
              {t('programmes.figures.value')}
            </th>
            <th scope="col">{t('programmes.figures.asOf')}</th>
            <th scope="col">{t('programmes.figures.source')}</th>
            {programme.mayKeep && <th scope="col" aria-label={t('programmes.figures.edit')} />}
          </tr>
        </thead>
        <tbody>
          {programme.figures.map((figure) => (
            <Row key={figure.id} figure={figure} programme={programme} onEdit={() => onEdit(figure)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Published figures over time: drawn, and each with its source. */
export function FiguresTab({ programme }: { readonly programme: ProgrammeDetail }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<ProgrammeFigure | 'new'>();
  const data = useFigureChart(programme.figures);
  const { figures, mayKeep } = programme;
  return (
    <>
      {mayKeep && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')} data-testid="add-figure">
          {t('programmes.figures.add')}
        </Button>
      )}
      {figures.length === 0 && <p className="empty panel">{t('programmes.figures.empty')}</p>}
      {figures.length > 0 && (
        <>
          <div className="panel">
            <Chart
              title={t('programmes.figures.chart')}
              labelsHead={t('programmes.figures.chartLabel')}
              data={data}
              testId="figure-chart"
            />
          </div>
          <FigureTable programme={programme} onEdit={setEdited} />
        </>
      )}
      {edited && (
        <FigureDialog
          programmeId={programme.id}
          figure={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
