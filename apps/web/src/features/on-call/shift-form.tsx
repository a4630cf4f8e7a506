import type { Roster, RosterShift } from '@jiedui/contracts';
import { onCallRanks } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import { InputField } from '../../ui/input-field';
import { SelectField } from '../../ui/select-field';
import { endAfter, minuteOf } from './hours';
import { rankNames, weekdayName } from './names';

const daySets = {
  everyDay: [1, 2, 3, 4, 5, 6, 7],
  workdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
} as const;
const dayChoices = ['everyDay', 'workdays', 'weekend', '1', '2', '3', '4', '5', '6', '7'] as const;
type DayChoice = (typeof dayChoices)[number];

const daysOf = (choice: DayChoice): readonly number[] =>
  choice in daySets ? daySets[choice as keyof typeof daySets] : [Number(choice)];

type Rank = RosterShift['rank'];

/** The fields that a shift and an exception share. */
export function useHours() {
  const [rank, setRank] = useState<Rank>(1);
  const [from, setFrom] = useState('08:00');
  const [until, setUntil] = useState('08:00');
  const [start, end] = [minuteOf(from), minuteOf(until)];
  const hours =
    start === undefined || end === undefined
      ? undefined
      : { rank, fromMinute: start, untilMinute: endAfter(start, end) };
  return { rank, setRank, from, setFrom, until, setUntil, hours };
}

export function HourFields({ hours }: { readonly hours: ReturnType<typeof useHours> }) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('onCall.roster.rank')}
        value={String(hours.rank)}
        onChange={(rank) => hours.setRank(Number(rank) as Rank)}
        choices={onCallRanks.map((rank) => ({
          value: String(rank),
          label: t(`onCall.rank.${rankNames[rank]}`),
        }))}
        testId="shift-rank"
      />
      <InputField
        label={t('onCall.roster.from')}
        type="time"
        value={hours.from}
        onChange={hours.setFrom}
        testId="shift-from"
      />
      <InputField
        label={t('onCall.roster.until')}
        type="time"
        value={hours.until}
        onChange={hours.setUntil}
        testId="shift-until"
      />
    </>
  );
}

/** Adds a shift on one day or several at once; one that ends before it begins runs into the next day. */
export function ShiftForm(props: {
  readonly roster: Roster;
  readonly onAdd: (shifts: readonly RosterShift[]) => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { roster, onAdd } = props;
  const [days, setDays] = useState<DayChoice>('everyDay');
  const [personId, setPersonId] = useState<string>(roster.eligible[0]?.id ?? '');
  const fields = useHours();
  const add = () => {
    const { hours } = fields;
    if (!hours || !personId) return;
    onAdd(daysOf(days).map((weekday) => ({ ...hours, weekday, personId: personId as PersonId })));
  };
  return (
    <div className="roster-form">
      <SelectField<DayChoice>
        label={t('onCall.roster.days')}
        value={days}
        onChange={setDays}
        choices={dayChoices.map((value) => ({
          value,
          label:
            value in daySets
              ? t(`onCall.roster.${value as keyof typeof daySets}`)
              : t(`onCall.roster.weekday.${weekdayName(Number(value))}`),
        }))}
        testId="shift-days"
      />
      <HourFields hours={fields} />
      <SelectField
        label={t('onCall.roster.person')}
        value={personId}
        onChange={setPersonId}
        choices={roster.eligible.map((person) => ({ value: person.id as string, label: name(person) }))}
        testId="shift-person"
      />
      <Button onClick={add} data-testid="shift-add">
        {t('onCall.roster.add')}
      </Button>
    </div>
  );
}
