import { specialties, urgencies } from '@jiedui/domain';
import { z } from 'zod';
import { Hospital } from '../shapes/people.js';
import { endpoint } from './endpoint.js';

/** A hospital that a county hospital may ask, with what its experts answer and how soon. */
export const PairedHospital = z
  .object({
    hospital: Hospital,
    specialties: z.array(z.enum(specialties)),
    responseLimitMinutes: z.record(z.enum(urgencies), z.number().int()),
  })
  .meta({ id: 'PairedHospital' });
export type PairedHospital = z.infer<typeof PairedHospital>;

export const pairingEndpoints = {
  listPairedHospitals: endpoint({
    method: 'GET',
    path: '/paired-hospitals',
    tag: 'pairings',
    summary: 'The hospitals that mine may ask, by pairings in force today',
    access: 'signedIn',
    response: z.array(PairedHospital),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};
