import type { AuditAction, AuditSubject } from '@jiedui/domain';
import type { AuditEvent, Coding } from 'fhir/r4.js';

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const terms = 'http://terminology.hl7.org/CodeSystem';

export const coding = (system: string, code: string, display: string): Coding => ({ system, code, display });
const dcm = (code: string, display: string) => coding(dicom, code, display);
const interaction = (code: string) => coding('http://hl7.org/fhir/restful-interaction', code, code);

/** The profiles of IHE BALP that lines of the trail can follow. */
export type BalpPattern = 'Read' | 'Query' | 'Create' | 'Update' | 'Delete';

export interface FhirKind {
  readonly type: Coding;
  readonly subtype: Coding;
  readonly action: AuditEvent['action'];
  readonly pattern?: BalpPattern;
}

const rest = coding(`${terms}/audit-event-type`, 'rest', 'Restful Operation');
const authentication = dcm('110114', 'User Authentication');
const alert = dcm('110113', 'Security Alert');

const read: FhirKind = { type: rest, subtype: interaction('read'), action: 'R', pattern: 'Read' };
const search: FhirKind = { type: rest, subtype: interaction('search'), action: 'E', pattern: 'Query' };
const create: FhirKind = { type: rest, subtype: interaction('create'), action: 'C', pattern: 'Create' };
const update: FhirKind = { type: rest, subtype: interaction('update'), action: 'U', pattern: 'Update' };
const remove: FhirKind = { type: rest, subtype: interaction('delete'), action: 'D', pattern: 'Delete' };
const login: FhirKind = { type: authentication, subtype: dcm('110122', 'Login'), action: 'E' };

/** What each action is to DICOM's vocabulary of security events, or to a RESTful server. */
export const fhirKinds: Readonly<Record<AuditAction, FhirKind>> = {
  read,
  search,
  export: { type: dcm('110106', 'Export'), subtype: interaction('operation'), action: 'R' },
  create,
  change: update,
  remove,
  transition: update,
  sign: update,
  signIn: login,
  signInFailed: login,
  signOut: { type: authentication, subtype: dcm('110123', 'Logout'), action: 'E' },
  stepUp: login,
  lockOut: { type: alert, subtype: dcm('110137', 'User Security Attributes Changed'), action: 'E' },
  invite: create,
  breakGlass: { type: alert, subtype: dcm('110127', 'Emergency Override Started'), action: 'E' },
  review: { type: rest, subtype: interaction('operation'), action: 'E' },
  import: { type: dcm('110107', 'Import'), subtype: interaction('operation'), action: 'C' },
  rotate: { type: alert, subtype: dcm('110131', 'Security Configuration'), action: 'E' },
};

/** Looking at the trail has a type of its own. */
export const auditLogUsed = dcm('110101', 'Audit Log Used');

export const subjectTypes: Readonly<Partial<Record<AuditSubject, string>>> = {
  consultation: 'ServiceRequest',
  patient: 'Patient',
  attachment: 'DocumentReference',
  record: 'Composition',
  opinion: 'DiagnosticReport',
  session: 'Encounter',
  hospital: 'Organization',
  region: 'Location',
  person: 'Practitioner',
  post: 'PractitionerRole',
  audit: 'AuditEvent',
  import: 'Task',
};

const sourceRole = dcm('110153', 'Source Role ID');
const destinationRole = dcm('110152', 'Destination Role ID');

/** Who is source and who destination follows the data when reading, and the request otherwise. */
export const partsOf = (pattern: BalpPattern | undefined): { client: Coding; server: Coding } => {
  if (pattern === 'Read') return { client: destinationRole, server: sourceRole };
  if (pattern !== 'Delete') return { client: sourceRole, server: destinationRole };
  return {
    client: dcm('110150', 'Application'),
    server: coding(`${terms}/provenance-participant-type`, 'custodian', 'Custodian'),
  };
};

const participation = `${terms}/v3-ParticipationType`;
export const userOf = (pattern: BalpPattern | undefined): Coding =>
  pattern === 'Read' || pattern === 'Query'
    ? coding(participation, 'IRCP', 'information recipient')
    : coding(participation, 'AUT', 'author (originator)');

export const purposes = {
  treatment: coding(`${terms}/v3-ActReason`, 'TREAT', 'treatment'),
  emergency: coding(`${terms}/v3-ActReason`, 'BTG', 'break the glass'),
};

export const entityTypes = {
  person: coding(`${terms}/audit-entity-type`, '1', 'Person'),
  object: coding(`${terms}/audit-entity-type`, '2', 'System Object'),
  requestId: coding(
    'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
    'XrequestId',
    'X-Request-Id',
  ),
};
export const entityRoles = {
  patient: coding(`${terms}/object-role`, '1', 'Patient'),
  report: coding(`${terms}/object-role`, '3', 'Report'),
  resource: coding(`${terms}/object-role`, '4', 'Domain Resource'),
  query: coding(`${terms}/object-role`, '24', 'Query'),
};
export const applicationServer = coding(`${terms}/security-source-type`, '4', 'Application Server');
