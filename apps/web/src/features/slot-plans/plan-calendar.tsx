import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { SlotPlan, SlotPlanBlock } from '@jiedui/contracts';
import { addDays, type Specialty, weekdayOn } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/server-clock';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import { clockOf } from './slot-plan-queries';
import { weekdays } from './weekdays';

const mondayOf = (date: string): string => addDays(date, 1 - weekdayOn(date));
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
          : `${t(block.calledAt ? 'slotPlans.plan.called' : 'slotPlans.plan.onCall')} · ${t('slotPlans.plan.callFrom', { count: block.callFrom })}`}
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

function WeekChoice(props: {
  readonly weeks: readonly string[];
  readonly at: number;
  readonly onChange: (at: number) => void;
}) {
  const { t } = useTranslation();
  const { weeks, at, onChange } = props;
  const monday = weeks[at] ?? '';
  return (
    <div className="slot-calendar-weeks">
      <Button
        aria-label={t('slotPlans.plan.previousWeek')}
        icon={<LeftOutlined aria-hidden />}
        disabled={at === 0}
        onClick={() => onChange(at - 1)}
        data-testid="slot-week-previous"
      />
      <output className="number">
        {monday} – {addDays(monday, 6).slice(5)} ({at + 1}/{weeks.length})
      </output>
      <Button
        aria-label={t('slotPlans.plan.nextWeek')}
        icon={<RightOutlined aria-hidden />}
        disabled={at >= weeks.length - 1}
        onClick={() => onChange(at + 1)}
        data-testid="slot-week-next"
      />
    </div>
  );
}

/** The days of a plan, one week at a time, each with its blocks; on a phone one day under the other. */
export function PlanCalendar(props: {
  readonly plan: SlotPlan;
  readonly onOpen: ((block: SlotPlanBlock) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { plan, onOpen } = props;
  const [chosen, setChosen] = useState<Chosen>('all');
  const shown = plan.blocks.filter(({ specialty }) => chosen === 'all' || specialty === chosen);
  const weeks = [...new Set(plan.days.map(({ date }) => mondayOf(date)))];
  const [at, setAt] = useState(() =>
    Math.max(0, weeks.indexOf(mondayOf(serverNow().toISOString().slice(0, 10)))),
  );
  const monday = weeks[at];
  return (
    <section className="slot-calendar" aria-label={t('slotPlans.plan.calendar')}>
      <div className="slot-calendar-bar">
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
        <WeekChoice weeks={weeks} at={at} onChange={setAt} />
      </div>
      <div className="slot-week">
        {plan.days
          .filter(({ date }) => mondayOf(date) === monday)
          .map((day) => (
            <DayCell
              key={day.date}
              day={day}
              blocks={shown.filter(({ date }) => date === day.date)}
              onOpen={onOpen}
            />
          ))}
      </div>
    </section>
  );
}
