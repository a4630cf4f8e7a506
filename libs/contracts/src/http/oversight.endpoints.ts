import { consultationStates, specialties, urgencies } from '@jiedui/domain';
import { z } from 'zod';
import { instant } from '../shapes/ids.js';
import { Hospital } from '../shapes/people.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'oversight';
const access = 'signedIn';
const count = z.number().int();
const regionCode = z.string().regex(/^\d{1,12}$/);
const regionName = { code: regionCode, nameZh: z.string(), nameEn: z.string() };

/** How the consultations asked from a region stand. Of no patient. */
export const OversightFigures = z
  .object({
    hospitals: count,
    pairings: count.meta({ description: 'In force today, of the inviting hospitals of the region' }),
    consultations: count,
    open: count,
    overdue: count.meta({ description: 'Not answered in the time agreed' }),
    closed: count,
  })
  .meta({ id: 'OversightFigures' });
export type OversightFigures = z.infer<typeof OversightFigures>;

export const Oversight = z
  .object({
    region: z.object(regionName),
    path: z
      .array(z.object(regionName))
      .meta({ description: 'From the topmost region I supervise to this one' }),
    figures: OversightFigures,
    children: z.array(z.object({ ...regionName, figures: OversightFigures })),
  })
  .meta({ id: 'Oversight' });
export type Oversight = z.infer<typeof Oversight>;

/** A consultation without its case: neither who the patient is nor what was asked. */
export const OverseenConsultation = z
  .object({
    number: z.string(),
    state: z.enum(consultationStates),
    urgency: z.enum(urgencies),
    specialty: z.enum(specialties),
    invitingHospital: Hospital,
    invitedHospital: Hospital,
    submittedAt: instant,
    responseDueAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'OverseenConsultation' });
export type OverseenConsultation = z.infer<typeof OverseenConsultation>;

export const oversightEndpoints = {
  getOversight: endpoint({
    method: 'GET',
    path: '/oversight',
    tag,
    summary: 'The region I supervise, or one below it, in figures',
    access,
    query: z.object({ regionCode: regionCode.optional() }),
    response: Oversight,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  listOverseenConsultations: endpoint({
    method: 'GET',
    path: '/oversight/consultations',
    tag,
    summary: 'Consultations asked from a region I supervise, by their clocks, without the case',
    access,
    query: z.object({
      regionCode: regionCode.optional(),
      scope: z.enum(['all', 'open', 'overdue']).default('all'),
      ...paged,
    }),
    response: pageOf(OverseenConsultation),
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
};
