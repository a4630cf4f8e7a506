import { z } from 'zod';
import {
  AuditChain,
  AuditEventDetail,
  AuditEventPage,
  AuditFilter,
  AuditVerification,
  ConsultationReaders,
} from '../shapes/audit.js';
import { consultationId } from '../shapes/ids.js';
import { endpoint } from './endpoint.js';

const tag = 'audit';
const access = 'signedIn';
const cursor = z.string().max(200).optional().meta({ description: 'The `nextCursor` of the page before' });
const pageSize = z.coerce.number().int().min(1).max(100).default(50);
const span = { from: z.iso.date().optional(), to: z.iso.date().optional() };

export const auditExportFormats = ['csv', 'fhir'] as const;
export const auditMediaTypes = { csv: 'text/csv', fhir: 'application/fhir+ndjson' } as const;

export const auditEndpoints = {
  listAuditEvents: endpoint({
    method: 'GET',
    path: '/audit/events',
    tag,
    summary: 'Who did what, newest first: of the hospitals I administer, or of all as platform administrator',
    access,
    query: AuditFilter.extend({ cursor, pageSize }),
    response: AuditEventPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  exportAuditEvents: endpoint({
    method: 'GET',
    path: '/audit/events/export',
    tag,
    summary: 'The filtered trail as CSV, or as FHIR R4 AuditEvents (IHE BALP), one a line',
    access,
    query: AuditFilter.extend({ format: z.enum(auditExportFormats) }),
    givesFile: Object.values(auditMediaTypes),
    errors: ['ACTION_NOT_ALLOWED', 'STEP_UP_NEEDED'],
  }),
  getAuditEvent: endpoint({
    method: 'GET',
    path: '/audit/events/{auditEventId}',
    tag,
    summary: 'One line of the trail in full, with its place in the chain',
    access,
    params: z.object({ auditEventId: z.uuid() }),
    response: AuditEventDetail,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  getAuditChain: endpoint({
    method: 'GET',
    path: '/audit/chain',
    tag,
    summary: 'The days of the chain with their counts and heads, the last thirty unless asked otherwise',
    access,
    query: z.object(span),
    response: AuditChain,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  verifyAuditChain: endpoint({
    method: 'GET',
    path: '/audit/chain/verification',
    tag,
    summary: 'Compute the chain of some days anew, at most 92, the last thirty unless asked otherwise',
    access,
    query: z.object(span),
    response: AuditVerification,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listReaders: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/readers',
    tag,
    summary: "Who opened this patient's record, when, which part and why",
    access,
    params: z.object({ consultationId }),
    query: z.object({ cursor, pageSize }),
    response: ConsultationReaders,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};
