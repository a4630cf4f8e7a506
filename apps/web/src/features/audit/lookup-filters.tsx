import type { AuditFilter } from '@jiedui/contracts';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { hospitalsOf, useSignedIn } from '../../session/me';
import { hospitalQuery } from '../hospitals/hospital-queries';
import { hospitalsByNameQuery, peopleByNameQuery, personQuery } from './audit-queries';
import { LookupField } from './lookup-field';

interface FilterProps<Id> {
  readonly value: Id | undefined;
  readonly onChange: (id: Id | undefined) => void;
}

export function PersonFilter({ value, onChange }: FilterProps<AuditFilter['personId']>) {
  const { t } = useTranslation();
  const name = useName();
  const [words, setWords] = useState('');
  const found = useQuery({
    ...peopleByNameQuery(words),
    ...(words === '' ? { queryFn: skipToken } : {}),
  });
  const chosen = useQuery({ ...personQuery(value ?? ''), ...(value ? {} : { queryFn: skipToken }) });
  return (
    <LookupField
      label={t('audit.filters.person')}
      hint={t('audit.filters.personHint')}
      none={t('audit.filters.personNone')}
      clear={t('audit.filters.personClear')}
      chosen={value && (chosen.data ? name(chosen.data) : t('audit.filters.chosen'))}
      options={found.data?.items.map((person) => ({
        id: person.id,
        label: name(person),
        detail: person.email,
      }))}
      onSearch={setWords}
      onChoose={(id) => onChange(found.data?.items.find((person) => person.id === id)?.id)}
      testId="audit-person"
    />
  );
}

/** Of the hospitals that one administers, or of all of them by name. */
export function HospitalFilter({ value, onChange }: FilterProps<AuditFilter['hospitalId']>) {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  const [words, setWords] = useState('');
  const isPlatform = me.posts.some(({ role }) => role === 'platformAdministrator');
  const own = hospitalsOf(me, 'hospitalAdministrator');
  const found = useQuery({
    ...hospitalsByNameQuery(words),
    ...(words === '' ? { queryFn: skipToken } : {}),
  });
  const chosen = useQuery({ ...hospitalQuery(value ?? ''), ...(value ? {} : { queryFn: skipToken }) });
  if (!isPlatform) {
    if (own.length < 2) return null;
    return (
      <label className="audit-field">
        <span className="audit-label">{t('audit.filters.hospital')}</span>
        <select
          className="input"
          value={value ?? ''}
          onChange={(event) => onChange(own.find(({ id }) => id === event.target.value)?.id)}
          data-testid="audit-hospital"
        >
          <option value="">{t('audit.filters.anyHospital')}</option>
          {own.map((hospital) => (
            <option key={hospital.id} value={hospital.id}>
              {name(hospital)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <LookupField
      label={t('audit.filters.hospital')}
      hint={t('audit.filters.hospitalHint')}
      none={t('audit.filters.hospitalNone')}
      clear={t('audit.filters.hospitalClear')}
      chosen={value && (chosen.data ? name(chosen.data) : t('audit.filters.chosen'))}
      options={found.data?.items.map((hospital) => ({
        id: hospital.id,
        label: name(hospital),
        detail: hospital.code,
      }))}
      onSearch={setWords}
      onChoose={(id) => onChange(found.data?.items.find((hospital) => hospital.id === id)?.id)}
      testId="audit-hospital"
    />
  );
}
