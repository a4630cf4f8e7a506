import type { SlotPlan, SlotPlanBlock } from '@jiedui/contracts';
import { addDays, type Specialty, weekdayOn } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { SelectField } from '../../ui/select-field';
import { clockOf } from './slot-plan-queries';
import { weekdays } from './weekdays';

type Day = SlotPlan['days'][number];
type Chosen = Specialty | 'all';

function Block(props: { readonly block: SlotPlanBlock; readonly onOpen: (() => void) | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const { block, onOpen } = props;
  const until = block.fromMinute + block.slots * block.slotMinutes;
  const words = (
    <>
      <strong>{t(`terms.specialty.${block.specialty}`)}</strong>
      <span className="number">
        {clockOf(block.fromMinute)}–{clockOf(until)} · {t('slotPlans.plan.slots', { count: block.slots })}
      </span>
      <span>
        {block.isStanding
          ? t('slotPlans.plan.standing')
          : `${t('slotPlans.plan.onCall')} · ${t('slotPlans.plan.callFrom', { count: block.callFrom })}`}
      </span>
      {block.expert && <span>{t('slotPlans.plan.expert', { name: name(block.expert) })}</span>}
    </>
  );
  const look = `slot-block ${block.isStanding ? 'slot-block-standing' : 'slot-block-on-call'}`;
  if (!onOpen) return <li className={look}>{words}</li>;
  return (
    <li>
      <button type="button" className={look} onClick={onOpen} data-testid="slot-block">
        {words}
      </button>
    </li>
  );
}

function DayCell(props: {
  readonly day: Day;
  readonly blocks: readonly SlotPlanBlock[];
  readonly onOpen: ((block: SlotPlanBlock) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { day, blocks, onOpen } = props;
  const weekday = weekdays[weekdayOn(day.date) - 1] ?? 'monday';
  return (
    <div
      className={day.isOpen ? 'slot-day' : 'slot-day slot-day-closed'}
      data-testid="slot-day"
      data-date={day.date}
    >
      <h4>
        <span className="number">{day.date.slice(5)}</span> {t(`slotPlans.weekday.${weekday}`)}
      </h4>
      {day.dayKind === 'unknown' && <span className="tag tag-warning">{t('slotPlans.plan.unknownDay')}</span>}
      {day.dayKind === 'makeUpWorkday' && <span className="tag tag-plain">{t('slotPlans.plan.makeUp')}</span>}
      {!day.isOpen && <span className="soft">{t('slotPlans.plan.closed')}</span>}
      {day.isOpen && blocks.length === 0 && <span className="soft">{t('slotPlans.plan.noBlocks')}</span>}
      <ul>
        {blocks.map((block) => (
          <Block key={block.id} block={block} onOpen={onOpen && (() => onOpen(block))} />
        ))}
      </ul>
    </div>
  );
}

/** The days of a plan week by week, each with its blocks; on a phone one day under the other. */
export function PlanCalendar(props: {
  readonly plan: SlotPlan;
  readonly onOpen: ((block: SlotPlanBlock) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { plan, onOpen } = props;
  const [chosen, setChosen] = useState<Chosen>('all');
  const shown = plan.blocks.filter(({ specialty }) => chosen === 'all' || specialty === chosen);
  const weeks = [...new Set(plan.days.map(({ date }) => addDays(date, 1 - weekdayOn(date))))];
  return (
    <section className="slot-calendar" aria-label={t('slotPlans.plan.calendar')}>
      <SelectField
        label={t('slotPlans.plan.filter')}
        value={chosen}
        choices={[
          { value: 'all', label: t('slotPlans.demand.all') },
          ...plan.figures.map(({ specialty }) => ({
            value: specialty as Chosen,
            label: t(`terms.specialty.${specialty}`),
          })),
        ]}
        onChange={setChosen}
        testId="slot-calendar-specialty"
      />
      {weeks.map((monday) => (
        <div key={monday} className="slot-week">
          {plan.days
            .filter(({ date }) => addDays(date, 1 - weekdayOn(date)) === monday)
            .map((day) => (
              <DayCell
                key={day.date}
                day={day}
                blocks={shown.filter(({ date }) => date === day.date)}
                onOpen={onOpen}
              />
            ))}
        </div>
      ))}
    </section>
  );
}
