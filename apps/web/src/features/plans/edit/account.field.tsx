import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { hospitalsOf, useSignedIn } from '../../../session/me';
import { SelectField } from '../../../ui/select-field';
import { peopleQuery } from '../../people/people-queries';
import type { LineFieldProps } from './line-fields';

const shownAtMost = 100;

/** The experts of the hospital that sends: asked for by its own coordinators, whom alone the directory shows them. */
export function AccountField({ name, draft, invitedHospitalId, onChange }: LineFieldProps) {
  const { t } = useTranslation();
  const nameOf = useName();
  const { me } = useSignedIn();
  const isOwn = hospitalsOf(me, 'coordinator').some(({ id }) => id === invitedHospitalId);
  const { data } = useQuery({
    ...peopleQuery({
      hospitalId: invitedHospitalId as never,
      role: 'expert',
      state: 'active',
      pageSize: shownAtMost,
    }),
    enabled: isOwn,
  });
  if (!isOwn) return null;
  const people = data?.items ?? [];
  const choose = (id: string) => {
    const person = people.find((one) => one.id === id);
    onChange({
      [name]: id,
      ...(person ? { personName: nameOf(person), title: person.credentials.title ?? '' } : {}),
    });
  };
  return (
    <SelectField
      label={t('plans.lines.field.personId')}
      value={draft.personId ?? ''}
      choices={[
        { value: '', label: t('plans.lines.noAccount') },
        ...people.map((person) => ({ value: person.id as string, label: nameOf(person) })),
      ]}
      onChange={choose}
      testId="line-personId"
    />
  );
}
