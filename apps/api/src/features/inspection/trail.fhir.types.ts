/** Of FHIR R4, what an AuditEvent of the trail is made of. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

export interface CodeableConcept {
  readonly coding: readonly Coding[];
}

export interface Reference {
  readonly type?: string;
  readonly identifier?: { readonly system?: string; readonly value: string };
  readonly display?: string;
}

export interface AuditEventAgent {
  readonly type: CodeableConcept;
  readonly who: Reference;
  readonly name?: string;
  readonly requestor: boolean;
  /** Type 2 is an IP address, 5 a URI. */
  readonly network?: { readonly address: string; readonly type: '2' | '5' };
}

export interface AuditEventEntity {
  readonly what?: Reference;
  readonly type: Coding;
  readonly role?: Coding;
  /** In base64. */
  readonly query?: string;
  readonly detail?: readonly { readonly type: string; readonly valueString: string }[];
}

export interface FhirAuditEvent {
  readonly resourceType: 'AuditEvent';
  readonly id: string;
  readonly meta?: { readonly profile: readonly string[] };
  readonly type: Coding;
  readonly subtype: readonly Coding[];
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  readonly recorded: string;
  /** 0 is success, 4 a minor failure: a request that was refused. */
  readonly outcome: '0' | '4';
  readonly purposeOfEvent?: readonly CodeableConcept[];
  readonly agent: readonly AuditEventAgent[];
  readonly source: { readonly site: string; readonly observer: Reference; readonly type: readonly Coding[] };
  readonly entity: readonly AuditEventEntity[];
}
