import type { Availability, AvailabilityRule } from '@jiedui/contracts';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { zoneWords } from '../../../time/zone';
import { Button } from '../../../ui/button';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { clockOf, minuteOf, rulesOn, weekdayName } from './week-words';

type Week = Availability['weeks'][number];
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const dayMinutes = 24 * 60;

function useClockWords() {
  const { t } = useTranslation();
  return (minute: number) =>
    minute > dayMinutes
      ? t('scheduling.availability.nextDay', { time: clockOf(minute - dayMinutes) })
      : clockOf(minute);
}

function Hours(props: {
  readonly weekday: number;
  readonly rules: readonly AvailabilityRule[];
  readonly onRemove?: (rule: AvailabilityRule) => void;
}) {
  const { t, i18n } = useTranslation();
  const words = useClockWords();
  const { weekday, rules, onRemove } = props;
  return (
    <div className="week-row">
      <span className="week-row-name">{weekdayName(weekday, i18n.language)}</span>
      <ul>
        {rulesOn(rules, weekday).map((rule) => (
          <li key={`${rule.kind}${rule.fromMinute}`} className={`hours-chip hours-${rule.kind}`}>
            {clockOf(rule.fromMinute)}–{words(rule.untilMinute)}{' '}
            {rule.kind === 'teleClinic' && t('scheduling.availability.kind.teleClinic')}
            {onRemove && (
              <Button
                tone="quiet"
                aria-label={t('scheduling.availability.removeHours', {
                  weekday: weekdayName(weekday, i18n.language),
                  from: clockOf(rule.fromMinute),
                  until: words(rule.untilMinute),
                })}
                icon={<CloseOutlined aria-hidden />}
                onClick={() => onRemove(rule)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function AddHours({ onAdd }: { readonly onAdd: (rule: AvailabilityRule) => void }) {
  const { t, i18n } = useTranslation();
  const [weekday, setWeekday] = useState('1');
  const [from, setFrom] = useState('08:00');
  const [until, setUntil] = useState('12:00');
  const [kind, setKind] = useState<AvailabilityRule['kind']>('open');
  const add = () => {
    const fromMinute = minuteOf(from);
    const end = minuteOf(until);
    // An end before its beginning is the next morning's.
    onAdd({
      weekday: Number(weekday),
      fromMinute,
      untilMinute: end <= fromMinute ? end + dayMinutes : end,
      kind,
    });
  };
  return (
    <div className="form-row hours-form">
      <SelectField
        label={t('scheduling.availability.weekday')}
        value={weekday}
        choices={weekdays.map((one) => ({ value: String(one), label: weekdayName(one, i18n.language) }))}
        onChange={setWeekday}
        testId="hours-weekday"
      />
      <InputField
        label={t('scheduling.availability.from')}
        type="time"
        value={from}
        onChange={setFrom}
        testId="hours-from"
      />
      <InputField
        label={t('scheduling.availability.until')}
        type="time"
        value={until}
        onChange={setUntil}
        testId="hours-until"
      />
      <SelectField<AvailabilityRule['kind']>
        label={t('scheduling.availability.kindLabel')}
        value={kind}
        choices={(['open', 'teleClinic'] as const).map((value) => ({
          value,
          label: t(`scheduling.availability.kind.${value}`),
        }))}
        onChange={setKind}
        testId="hours-kind"
      />
      <Button icon={<PlusOutlined aria-hidden />} onClick={add} data-testid="hours-add">
        {t('scheduling.availability.addHours')}
      </Button>
    </div>
  );
}

/** The week at one hospital, day by day. */
export function WeekEditor(props: {
  readonly week: Week;
  readonly rules: readonly AvailabilityRule[];
  readonly onChange: (rules: readonly AvailabilityRule[]) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { week, rules, onChange } = props;
  const { hospital, workingHours } = week;
  const isOwn = rules.length > 0;
  return (
    <section className="panel week-editor">
      <h2 className="panel-title">
        {t('scheduling.availability.atHospital', {
          hospital: name(hospital),
          zone: zoneWords(t, hospital.timeZone),
        })}
      </h2>
      {!isOwn && <p className="soft">{t('scheduling.availability.officeHours')}</p>}
      <div className={isOwn ? 'week-rows' : 'week-rows week-rows-office'}>
        {weekdays.map((weekday) => (
          <Hours
            key={weekday}
            weekday={weekday}
            rules={isOwn ? rules : workingHours}
            {...(isOwn ? { onRemove: (gone) => onChange(rules.filter((rule) => rule !== gone)) } : {})}
          />
        ))}
      </div>
      {!isOwn && (
        <Button onClick={() => onChange(workingHours)} data-testid="hours-from-office">
          {t('scheduling.availability.useOfficeHours')}
        </Button>
      )}
      <AddHours onAdd={(rule) => onChange([...rules, rule])} />
    </section>
  );
}
