import type { Availability, AvailabilityException } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { formatInstant } from '../../../time/format';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import { SelectField } from '../../../ui/select-field';
import { availabilityQuery } from '../calendar-queries';

function useExceptions({ person }: Availability) {
  const { t } = useTranslation();
  const { succeed, fail } = useFeedback();
  const queries = useQueryClient();
  const personId = person.id;
  const settled = (words: string) => {
    succeed(words);
    void queries.invalidateQueries({ queryKey: availabilityQuery(personId).queryKey });
    void queries.invalidateQueries({ queryKey: ['appointments'] });
  };
  const add = useMutation({
    mutationFn: (body: Omit<AvailabilityException, 'id'>) =>
      call('addAvailabilityException', { params: { personId }, body }),
    onSuccess: () => settled(t('scheduling.availability.exceptionAdded')),
    onError: fail,
  });
  const remove = useMutation({
    mutationFn: (exceptionId: string) =>
      call('removeAvailabilityException', { params: { personId, exceptionId } }),
    onSuccess: () => settled(t('scheduling.availability.exceptionRemoved')),
    onError: fail,
  });
  return { add, remove };
}

function AddException({ add }: Pick<ReturnType<typeof useExceptions>, 'add'>) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<AvailabilityException['kind']>('leave');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const isBackwards = from !== '' && until !== '' && until <= from;
  const submit = () =>
    add.mutate({ kind, startsAt: new Date(from).toISOString(), endsAt: new Date(until).toISOString() });
  return (
    <div className="form-row hours-form">
      <SelectField<AvailabilityException['kind']>
        label={t('scheduling.availability.kindLabel')}
        value={kind}
        choices={(['leave', 'extra'] as const).map((value) => ({
          value,
          label: t(`scheduling.availability.exceptionKind.${value}`),
        }))}
        onChange={setKind}
        testId="exception-kind"
      />
      <InputField
        label={t('scheduling.availability.from')}
        type="datetime-local"
        value={from}
        onChange={setFrom}
        testId="exception-from"
      />
      <InputField
        label={t('scheduling.availability.until')}
        type="datetime-local"
        value={until}
        onChange={setUntil}
        error={isBackwards ? t('scheduling.availability.spanWrong') : undefined}
        testId="exception-until"
      />
      <Button
        disabled={from === '' || until === '' || isBackwards}
        isBusy={add.isPending}
        onClick={submit}
        data-testid="exception-add"
      >
        {t('scheduling.availability.addException')}
      </Button>
    </div>
  );
}

/** Leave, and time that is offered beside the week. */
export function ExceptionsPanel({ availability }: { readonly availability: Availability }) {
  const { t } = useTranslation();
  const { add, remove } = useExceptions(availability);
  return (
    <section className="panel">
      <h2 className="panel-title">{t('scheduling.availability.exceptions')}</h2>
      {availability.exceptions.length === 0 && (
        <p className="soft">{t('scheduling.availability.noExceptions')}</p>
      )}
      <ul className="exception-list">
        {availability.exceptions.map(({ id, kind, startsAt, endsAt }) => (
          <li key={id} data-testid="exception">
            <strong>{t(`scheduling.availability.exceptionKind.${kind}`)}</strong>
            <span>
              {formatInstant(startsAt)} – {formatInstant(endsAt)}
            </span>
            <Button tone="quietDanger" isBusy={remove.isPending} onClick={() => remove.mutate(id)}>
              {t('scheduling.availability.removeException')}
            </Button>
          </li>
        ))}
      </ul>
      <AddException add={add} />
    </section>
  );
}
