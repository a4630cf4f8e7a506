import type { Roster } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import { InputField } from '../../ui/input-field';
import { SelectField } from '../../ui/select-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { hourOf } from './hours';
import { HourFields, useHours } from './shift-form';
import { useRosterChanges } from './use-on-call';
import { rankNames } from './names';

function ExceptionForm({ roster, from }: { readonly roster: Roster; readonly from: string }) {
  const { t } = useTranslation();
  const name = useName();
  const { hospital, specialty, eligible } = roster;
  const { addException } = useRosterChanges({ hospitalId: hospital.id, specialty });
  const [date, setDate] = useState(from);
  const [personId, setPersonId] = useState('');
  const [reason, setReason] = useState('');
  const fields = useHours();
  const add = () => {
    if (!fields.hours || !date) return;
    const chosen = personId === '' ? null : (personId as PersonId);
    addException.mutate({ ...fields.hours, date, personId: chosen, reason });
  };
  return (
    <div className="roster-form">
      <InputField
        label={t('onCall.roster.date')}
        type="date"
        value={date}
        onChange={setDate}
        testId="exception-date"
      />
      <HourFields hours={fields} />
      <SelectField
        label={t('onCall.roster.person')}
        value={personId}
        onChange={setPersonId}
        choices={[
          { value: '', label: t('onCall.roster.nobody') },
          ...eligible.map((person) => ({ value: person.id as string, label: name(person) })),
        ]}
        testId="exception-person"
      />
      <InputField
        label={t('onCall.roster.reason')}
        value={reason}
        maxLength={200}
        onChange={setReason}
        testId="exception-reason"
      />
      <Button onClick={add} isBusy={addException.isPending} data-testid="exception-add">
        {t('onCall.roster.addException')}
      </Button>
      <DialogFailure error={addException.error} testId="exception-error" />
    </div>
  );
}

/** What holds on single days of the week that is shown: somebody else, or nobody. */
export function ExceptionsEditor({ roster, from }: { readonly roster: Roster; readonly from: string }) {
  const { t } = useTranslation();
  const name = useName();
  const { hospital, specialty, exceptions, eligible, mayKeep } = roster;
  const { removeException } = useRosterChanges({ hospitalId: hospital.id, specialty });
  return (
    <section className="panel" aria-labelledby="exceptions-title">
      <h2 className="panel-title" id="exceptions-title">
        {t('onCall.roster.exceptions')}
      </h2>
      {exceptions.length === 0 && <p className="panel-empty">{t('onCall.roster.noExceptions')}</p>}
      <ul className="items">
        {exceptions.map((one) => {
          const person = eligible.find(({ id }) => id === one.personId);
          return (
            <li key={one.id} className="item roster-shift" data-testid="roster-exception">
              <span>
                {one.date}{' '}
                <span className="number">
                  {hourOf(one.fromMinute)}–{hourOf(one.untilMinute)}
                </span>{' '}
                · {t(`onCall.rank.${rankNames[one.rank]}`)} ·{' '}
                {person ? name(person) : t('onCall.roster.nobody')}
                {one.reason && <span className="soft"> · {one.reason}</span>}{' '}
                <span className="tag tag-calm">{t(`onCall.roster.${one.source}`)}</span>
              </span>
              {mayKeep && (
                <Button tone="quietDanger" onClick={() => removeException.mutate(one.id)}>
                  {t('onCall.roster.remove')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {mayKeep && <ExceptionForm key={from} roster={roster} from={from} />}
    </section>
  );
}
