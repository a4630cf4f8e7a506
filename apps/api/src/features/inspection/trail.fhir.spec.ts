import { describe, expect, it } from '@jest/globals';
import { auditActions } from '@jiedui/domain';
import type { ConsultationId, PersonId } from '@jiedui/kernel';
import { fhirAuditEvent, fhirLines } from './trail.fhir.js';
import type { TrailEvent } from './trail.query.js';

const server = 'https://telemedicine.example';
const consultationId = '0190a000-0000-7000-8000-00000000000c' as ConsultationId;

const reading: TrailEvent = {
  id: '0190a000-0000-7000-8000-000000000001',
  at: '2026-03-01T08:30:00.123000Z',
  actorKind: 'person',
  personId: '0190a000-0000-7000-8000-00000000000a' as PersonId,
  personNameZh: '示例医生',
  personNameEn: 'Example Doctor',
  signInSessionId: null,
  address: '10.1.2.3',
  agent: 'Browser 109',
  requestId: 'request-0001',
  action: 'read',
  outcome: 'success',
  subjectKind: 'consultation',
  subjectId: consultationId,
  subjectNameZh: null,
  subjectNameEn: null,
  consultationId,
  hospitals: [],
  why: 'assignedExpert',
  details: { part: 'page' },
  day: '2026-03-01',
  position: 7,
  eventHash: 'aa',
  hash: 'bb',
};
const map = (change: Partial<TrailEvent> = {}) =>
  fhirAuditEvent({ ...reading, ...change }, 'C2026-000001', server);
const codes = (codings: readonly { code?: string }[] = []) => codings.map(({ code }) => code);

describe('a line of the trail as a FHIR AuditEvent', () => {
  it('has what the BALP profile PatientRead requires', () => {
    const event = map();
    expect(event).toMatchObject({
      resourceType: 'AuditEvent',
      meta: {
        profile: ['https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead'],
      },
      type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
      action: 'R',
      recorded: '2026-03-01T08:30:00.123Z',
      outcome: '0',
      purposeOfEvent: [{ coding: [{ code: 'TREAT' }] }],
    });
    expect(event.subtype?.[0]).toMatchObject({
      system: 'http://hl7.org/fhir/restful-interaction',
      code: 'read',
    });
    expect(event.agent).toMatchObject([
      {
        type: { coding: [{ code: '110152' }] },
        who: { display: 'Browser 109' },
        network: { address: '10.1.2.3', type: '2' },
        requestor: false,
      },
      { type: { coding: [{ code: '110153' }] }, network: { address: server, type: '5' }, requestor: false },
      {
        type: { coding: [{ code: 'IRCP' }] },
        who: { identifier: { value: `urn:uuid:${reading.personId}` } },
        requestor: true,
      },
    ]);
    expect(event.entity).toMatchObject([
      { type: { code: '2' }, role: { code: '4' }, what: { display: 'C2026-000001' } },
      {
        type: { code: '1' },
        role: { code: '1' },
        what: { type: 'Patient', identifier: { value: `urn:uuid:${consultationId}` } },
      },
      { type: { code: 'XrequestId' }, what: { identifier: { value: 'request-0001' } } },
    ]);
  });

  it('names the place in the chain, the relation and the details', () => {
    expect(map().entity?.[0]?.detail).toEqual([
      { type: 'part', valueString: 'page' },
      { type: 'why', valueString: 'assignedExpert' },
      { type: 'chain', valueString: '2026-03-01/7/bb' },
    ]);
  });

  it('turns source and destination around where something is sent', () => {
    const [client, receiver, user] = map({ action: 'change' }).agent;
    expect([client, receiver, user].map((agent) => agent?.type?.coding?.[0]?.code)).toEqual([
      '110153',
      '110152',
      'AUT',
    ]);
  });

  it('marks broken glass, both when it is broken and when it is used', () => {
    for (const event of [map({ why: 'glassBreaker' }), map({ action: 'breakGlass' })]) {
      expect(event.purposeOfEvent).toMatchObject([{ coding: [{ code: 'BTG' }] }]);
    }
    expect(codes(map({ action: 'breakGlass' }).subtype)).toContain('110127');
  });

  it('carries a search as the query that BALP asks for', () => {
    const event = map({ action: 'search', consultationId: null, subjectKind: 'person', subjectId: null });
    const query = event.entity?.find(({ role }) => role?.code === '24')?.query ?? '';
    expect(JSON.parse(Buffer.from(query, 'base64').toString())).toEqual({ part: 'page' });
    expect(event.meta?.profile?.[0]).toMatch(/BasicAudit\.Query$/);
  });

  it('claims no profile for what was refused, or came over no network', () => {
    expect(map({ outcome: 'refused' })).toMatchObject({ outcome: '4' });
    expect(map({ outcome: 'refused' }).meta).toBeUndefined();
    const byItself = map({ actorKind: 'system', personId: null, address: null });
    expect(byItself.meta).toBeUndefined();
    expect(byItself.agent).toHaveLength(1);
    expect(byItself.agent[0]?.requestor).toBe(true);
  });

  it('says of a sign-in that failed that it failed', () => {
    const event = map({ action: 'signInFailed', actorKind: 'anonymous', personId: null });
    expect(event).toMatchObject({ type: { code: '110114' }, outcome: '4' });
  });

  it.each(auditActions)('knows what %s is, and always names somebody who asked', (action) => {
    const event = map({ action });
    expect(codes(event.subtype)).toContain(action);
    expect(event.agent.filter(({ requestor }) => requestor)).toHaveLength(1);
  });

  it('is one resource a line', () => {
    const lines = fhirLines([reading, { ...reading, requestId: null }], new Map(), server).split('\n');
    expect(lines).toHaveLength(3);
    expect(
      lines.slice(0, 2).map((line) => (JSON.parse(line) as { resourceType: string }).resourceType),
    ).toEqual(['AuditEvent', 'AuditEvent']);
  });
});
