import type { Roster, RosterShift } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { hourOf } from './hours';
import { ShiftForm } from './shift-form';
import { useRosterChanges } from './use-on-call';
import { rankNames, weekdayName } from './names';

const byTime = (a: RosterShift, b: RosterShift) =>
  a.rank - b.rank || a.weekday - b.weekday || a.fromMinute - b.fromMinute;

function Shift(props: {
  readonly shift: RosterShift;
  readonly eligible: Roster['eligible'];
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { shift, eligible, onRemove } = props;
  const { rank, weekday, fromMinute, untilMinute, personId } = shift;
  const day = t(`onCall.roster.weekday.${weekdayName(weekday)}`);
  const person = eligible.find(({ id }) => id === personId);
  return (
    <li className="item roster-shift" data-testid="roster-shift">
      <span>
        {t(`onCall.rank.${rankNames[rank]}`)} · {day}{' '}
        <span className="number">
          {hourOf(fromMinute)}–{hourOf(untilMinute)}
        </span>
        {untilMinute > 1_440 && <span className="soft"> {t('onCall.roster.nextDay')}</span>} ·{' '}
        {person ? name(person) : personId}
      </span>
      <Button
        tone="quietDanger"
        aria-label={t('onCall.roster.removeShift', { day, from: hourOf(fromMinute) })}
        onClick={onRemove}
      >
        {t('onCall.roster.remove')}
      </Button>
    </li>
  );
}

/** The week that repeats: shifts are added for one day or many, taken away, and saved together. */
export function WeekEditor({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<readonly RosterShift[]>();
  const { hospital, specialty, revision, eligible } = roster;
  const { saveWeek } = useRosterChanges({ hospitalId: hospital.id, specialty });
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of old computers have no toSorted
  const week = [...(draft ?? roster.week)].sort(byTime);
  const save = () => saveWeek.mutate({ revision, week }, { onSuccess: () => setDraft(undefined) });
  return (
    <section className="panel" aria-labelledby="weekly-title">
      <h2 className="panel-title" id="weekly-title">
        {t('onCall.roster.weekly')} <span className="soft">{t('onCall.roster.weeklyHint')}</span>
      </h2>
      {eligible.length === 0 && <Notice tone="warning" title={t('onCall.roster.noEligible')} />}
      {week.length === 0 && <p className="panel-empty">{t('onCall.roster.empty')}</p>}
      <ul className="items roster-shifts">
        {week.map((shift) => (
          <Shift
            key={`${shift.rank}-${shift.weekday}-${shift.fromMinute}-${shift.untilMinute}-${shift.personId}`}
            shift={shift}
            eligible={eligible}
            onRemove={() => setDraft(week.filter((one) => one !== shift))}
          />
        ))}
      </ul>
      {eligible.length > 0 && (
        <ShiftForm roster={roster} onAdd={(shifts) => setDraft([...week, ...shifts])} />
      )}
      <div className="roster-save">
        {draft && <span className="tag tag-warning">{t('onCall.roster.unsaved')}</span>}
        <Button
          tone="primary"
          disabled={!draft}
          isBusy={saveWeek.isPending}
          onClick={save}
          data-testid="roster-save"
        >
          {t('onCall.roster.save')}
        </Button>
      </div>
      <DialogFailure error={saveWeek.error} testId="roster-error" />
    </section>
  );
}
