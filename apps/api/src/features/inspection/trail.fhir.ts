import type { AuditEvent, AuditEventAgent, AuditEventEntity, Coding, Reference } from 'fhir/r4.js';
import {
  applicationServer,
  auditLogUsed,
  coding,
  entityRoles,
  entityTypes,
  fhirKinds,
  type FhirKind,
  partsOf,
  purposes,
  subjectTypes,
  userOf,
} from './trail.fhir.codes.js';
import type { TrailEvent } from './trail.query.js';
import { instantOf, numberOf, type Numbers } from './trail.view.js';

const profiles = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.';
const concept = (one: Coding) => ({ coding: [one] });

/** By name only: the product has these things, but no FHIR server that could be asked for them. */
const named = (type: string | undefined, value: string, display?: string | null): Reference => ({
  ...(type ? { type } : {}),
  identifier: {
    system: 'urn:ietf:rfc:3986',
    value: /^[0-9a-f-]{36}$/.test(value) ? `urn:uuid:${value}` : value,
  },
  ...(display ? { display } : {}),
});

function agentsOf(event: TrailEvent, { pattern }: FhirKind, server: string): AuditEventAgent[] {
  const parts = partsOf(pattern);
  const { personId, personNameEn, address, agent, actorKind } = event;
  return [
    ...(address
      ? [
          {
            type: concept(parts.client),
            who: { display: agent || address },
            requestor: actorKind === 'anonymous',
            network: { address, type: '2' } as const,
          },
        ]
      : []),
    {
      type: concept(parts.server),
      who: { display: server },
      requestor: actorKind === 'system' || (actorKind === 'anonymous' && !address),
      network: { address: server, type: '5' } as const,
    },
    ...(personId
      ? [
          {
            type: concept(userOf(pattern)),
            who: named('Practitioner', personId, personNameEn),
            requestor: true,
            ...(personNameEn ? { name: personNameEn } : {}),
          },
        ]
      : []),
  ];
}

function detailsOf({ why, details, day, position, hash }: TrailEvent): AuditEventEntity['detail'] {
  const link = hash ? { chain: `${day}/${position}/${hash}` } : {};
  return Object.entries({ ...details, ...(why ? { why } : {}), ...link })
    .map(([type, value]) => ({ type, valueString: String(value) }))
    .filter(({ valueString }) => valueString !== '');
}

function dataEntity(event: TrailEvent, number: string | null): AuditEventEntity {
  const { subjectKind, subjectId, subjectNameEn } = event;
  const detail = detailsOf(event);
  return {
    what: named(
      subjectTypes[subjectKind],
      subjectId ?? `urn:jiedui:${subjectKind}`,
      subjectKind === 'consultation' ? number : subjectNameEn,
    ),
    type: entityTypes.object,
    role: subjectKind === 'record' ? entityRoles.report : entityRoles.resource,
    ...(detail && detail.length > 0 ? { detail } : {}),
  };
}

/** The patient has no identity here beside the consultation: it stands for them. */
const patientEntity = (consultationId: string): AuditEventEntity => ({
  what: named('Patient', consultationId),
  type: entityTypes.person,
  role: entityRoles.patient,
});

const queryEntity = ({ details }: TrailEvent): AuditEventEntity => ({
  type: entityTypes.object,
  role: entityRoles.query,
  query: Buffer.from(JSON.stringify(details)).toString('base64'),
});

const requestEntity = (requestId: string): AuditEventEntity => ({
  what: { identifier: { value: requestId } },
  type: entityTypes.requestId,
  detail: [{ type: 'X-Request-Id', valueString: requestId }],
});

function purposeOf({ action, why, consultationId }: TrailEvent): AuditEvent['purposeOfEvent'] {
  if (action === 'breakGlass' || why === 'glassBreaker') return [concept(purposes.emergency)];
  return consultationId ? [concept(purposes.treatment)] : undefined;
}

/** BALP speaks of requests that went well and came over a network; other lines follow FHIR alone. */
function profileOf({ outcome, address, consultationId, subjectKind }: TrailEvent, { pattern }: FhirKind) {
  if (!pattern || outcome !== 'success' || !address || subjectKind === 'audit') return undefined;
  return [`${profiles}${consultationId ? 'Patient' : ''}${pattern}`];
}

/**
 * One line of the trail as a FHIR R4 AuditEvent in the shape of IHE Basic Audit Log Patterns.
 * @param server the address by which users know this installation
 */
export function fhirAuditEvent(event: TrailEvent, number: string | null, server: string): AuditEvent {
  const kind = fhirKinds[event.action];
  const profile = profileOf(event, kind);
  const purposeOfEvent = purposeOf(event);
  const { consultationId, requestId } = event;
  return {
    resourceType: 'AuditEvent',
    id: event.id,
    ...(profile ? { meta: { profile } } : {}),
    type: event.subjectKind === 'audit' ? auditLogUsed : kind.type,
    subtype: [kind.subtype, coding('urn:jiedui:audit-action', event.action, event.action)],
    action: kind.action,
    recorded: instantOf(event),
    outcome: event.outcome === 'success' && event.action !== 'signInFailed' ? '0' : '4',
    ...(purposeOfEvent ? { purposeOfEvent } : {}),
    agent: agentsOf(event, kind, server),
    source: { site: server, observer: { display: 'Jiedui' }, type: [applicationServer] },
    entity: [
      dataEntity(event, number),
      ...(kind.pattern === 'Query' ? [queryEntity(event)] : []),
      ...(consultationId ? [patientEntity(consultationId)] : []),
      ...(requestId ? [requestEntity(requestId)] : []),
    ],
  };
}

/** One resource a line (application/fhir+ndjson). */
export const fhirLines = (events: readonly TrailEvent[], numbers: Numbers, server: string): string =>
  events
    .map((event) => `${JSON.stringify(fhirAuditEvent(event, numberOf(event, numbers), server))}\n`)
    .join('');
