import type { Specialty } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../../api/client';
import type { DraftContent } from './draft-content';

const pauseMs = 700;
/** Shorter than this a number is still being typed. */
const shortest = 4;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const longEnough = (value: string | null) => (value !== null && value.length >= shortest ? value : null);

interface Asked {
  readonly identityNumber: string | null;
  readonly recordNumber: string | null;
  readonly specialty: Specialty | null;
}

/** Earlier questions about the patient whose number is being typed. */
export function useSimilar(exceptId: string, value: DraftContent) {
  const asked = useSettled<Asked>({
    identityNumber: longEnough(value.identityNumber),
    recordNumber: longEnough(value.recordNumber),
    specialty: value.specialty,
  });
  const { specialty, ...patient } = asked;
  return useQuery({
    // Kept apart from what is remembered: no number of a patient stays in a key longer than the page.
    queryKey: ['similar', exceptId, asked],
    queryFn: ({ signal }) => call('findSimilarRequests', { body: { patient, specialty, exceptId } }, signal),
    enabled: patient.identityNumber !== null || patient.recordNumber !== null,
    gcTime: 0,
    retry: false,
  });
}
