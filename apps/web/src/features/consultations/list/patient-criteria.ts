import { patientIdentityFields, type PatientIdentity, type PatientIdentityField } from '@jiedui/domain';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client';

export type PatientCriteria = Readonly<Partial<Record<PatientIdentityField, string>>>;

/** Only the fields in which something was typed. */
export function criteriaOf(typed: Partial<PatientIdentity>): PatientCriteria {
  const given = patientIdentityFields.flatMap((field) => {
    const value = typed[field]?.trim();
    return value ? [[field, value] as const] : [];
  });
  return Object.fromEntries(given);
}

export const fieldsOf = (criteria: PatientCriteria): readonly PatientIdentityField[] =>
  patientIdentityFields.filter((field) => criteria[field] !== undefined);

const rememberedKey = ['patientCriteria'];

export interface PatientSearch {
  readonly criteria: PatientCriteria;
  readonly page: number;
}

/**
 * A patient is looked for by a name or number, so the search lives in this page's memory alone: neither in the
 * address nor in the history nor in any storage. Coming back from a consultation finds it again, a reload does not.
 */
export function usePatientSearch() {
  const queries = useQueryClient();
  const [search, setSearch] = useState(
    () => queries.getQueryData<PatientSearch | null>(rememberedKey) ?? null,
  );
  const show = (next: PatientSearch | null) => {
    queries.setQueryData<PatientSearch | null>(rememberedKey, next);
    if (next === null) queries.removeQueries({ queryKey: ['patientMatches'] });
    setSearch(next);
  };
  return { search, show };
}

/** Each search is recorded, so it is repeated only when asked for. */
export const patientMatchesQuery = ({ criteria, page }: PatientSearch) =>
  queryOptions({
    queryKey: ['patientMatches', criteria, page],
    queryFn: ({ signal }) =>
      call('findByPatient', { body: { patient: criteria, page, pageSize: 20 } }, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
