import type { Plan } from '@jiedui/contracts';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../language/language';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { monthName } from '../shared/month-name';
import { lineDetails, lineName } from '../shared/line-words';
import { type GanttRow, ganttRows, placeOfDay } from './gantt-rows';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/** Up and down go from row to row. */
function moveAlong(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const row = event.currentTarget.parentElement;
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector('button')?.focus();
}

function Row(props: {
  readonly row: GanttRow;
  readonly todayPercent: number | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { row, todayPercent, onOpen } = props;
  const { item, look, startPercent, lengthPercent } = row;
  const details = lineDetails(t, item).filter(Boolean);
  const state = item.kind === 'milestone' ? t(`plans.milestoneState.${look as 'done'}`) : '';
  const words = [t(`plans.kind.${item.kind}`), lineName(t, item), ...details, state]
    .filter(Boolean)
    .join(t('plans.gantt.separator'));
  return (
    <li>
      <button
        type="button"
        className="gantt-row"
        aria-label={words}
        title={words}
        onClick={() => onOpen(item.id)}
        onKeyDown={moveAlong}
        data-testid="gantt-row"
      >
        <span className="gantt-name">
          <span className="gantt-title">{lineName(t, item)}</span>
          <span className="soft gantt-detail">
            {item.kind === 'milestone' ? state : t(`terms.specialty.${item.specialty}`)}
          </span>
        </span>
        <span className="gantt-track">
          {todayPercent !== undefined && (
            <span className="gantt-today" style={{ insetInlineStart: `${todayPercent}%` }} />
          )}
          {item.kind === 'milestone' ? (
            <span className={`gantt-mark gantt-${look}`} style={{ insetInlineStart: `${startPercent}%` }} />
          ) : (
            <span
              className={`gantt-bar gantt-${look}`}
              style={{ insetInlineStart: `${startPercent}%`, inlineSize: `${lengthPercent}%` }}
            />
          )}
        </span>
      </button>
    </li>
  );
}

/** Who is there when, and what is due, over the months of the year. */
export function GanttPanel(props: { readonly plan: Plan; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const { plan, onOpen } = props;
  const isNarrow = useIsNarrow();
  const locale = useLocale();
  const rows = ganttRows(plan);
  const todayPercent = placeOfDay(plan.today, plan.year);
  return (
    <section className="panel" aria-labelledby="plan-gantt" data-testid="plan-gantt">
      <h2 className="panel-title" id="plan-gantt">
        {t('plans.gantt.title')} <span className="soft">{t('plans.gantt.hint')}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="panel-empty">{t('plans.gantt.empty')}</p>
      ) : (
        <div className="gantt">
          <div className="gantt-head" aria-hidden>
            <span className="gantt-name" />
            <span className="gantt-track gantt-months">
              {months.map((month) => (
                <span key={month}>{isNarrow ? month : monthName(locale, month)}</span>
              ))}
              {todayPercent !== undefined && (
                <span className="gantt-today-word" style={{ insetInlineStart: `${todayPercent}%` }}>
                  {t('plans.gantt.today')}
                </span>
              )}
            </span>
          </div>
          <ul className="gantt-rows">
            {rows.map((row) => (
              <Row key={row.item.id} row={row} todayPercent={todayPercent} onOpen={onOpen} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
