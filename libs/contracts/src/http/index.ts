import type { EndpointInput } from './endpoint.js';
import { accessEndpoints } from './access.endpoints.js';
import { accountEndpoints } from './account.endpoints.js';
import { auditEndpoints } from './audit.endpoints.js';
import { consultationEndpoints } from './consultations.endpoints.js';
import { hospitalEndpoints } from './hospitals.endpoints.js';
import { importEndpoints } from './imports.endpoints.js';
import { installationEndpoints } from './installation.endpoints.js';
import { needsEndpoints } from './needs.endpoints.js';
import { matchingEndpoints } from './matching.endpoints.js';
import { notificationEndpoints } from './notifications.endpoints.js';
import { pairingEndpoints } from './pairings.endpoints.js';
import { peopleEndpoints } from './people.endpoints.js';
import { planEndpoints } from './plans.endpoints.js';
import { oversightEndpoints } from './oversight.endpoints.js';
import { outcomeEndpoints } from './outcomes.endpoints.js';
import { programmeEndpoints } from './programmes.endpoints.js';
import { reportEndpoints } from './reports.endpoints.js';
import { radarEndpoints } from './radar.endpoints.js';
import { recordEndpoints } from './records.endpoints.js';
import { sessionEndpoints } from './sessions.endpoints.js';
import { sharingEndpoints } from './sharing.endpoints.js';
import { setupEndpoints } from './setup.endpoints.js';

export * from './access.endpoints.js';
export * from './account.endpoints.js';
export * from './audit.endpoints.js';
export * from './consultations.endpoints.js';
export * from './endpoint.js';
export * from './hospitals.endpoints.js';
export * from './imports.endpoints.js';
export * from './installation.endpoints.js';
export * from './needs.endpoints.js';
export * from './matching.endpoints.js';
export * from './notifications.endpoints.js';
export * from './pairings.endpoints.js';
export * from './people.endpoints.js';
export * from './plans.endpoints.js';
export * from './oversight.endpoints.js';
export * from './outcomes.endpoints.js';
export * from './programmes.endpoints.js';
export * from './reports.endpoints.js';
export * from './radar.endpoints.js';
export * from './records.endpoints.js';
export * from './sessions.endpoints.js';
export * from './sharing.endpoints.js';
export * from './setup.endpoints.js';

/** Every route of the API, by operation id. */
export const endpoints = {
  ...installationEndpoints,
  ...setupEndpoints,
  ...accessEndpoints,
  ...accountEndpoints,
  ...peopleEndpoints,
  ...hospitalEndpoints,
  ...importEndpoints,
  ...pairingEndpoints,
  ...planEndpoints,
  ...consultationEndpoints,
  ...sessionEndpoints,
  ...oversightEndpoints,
  ...outcomeEndpoints,
  ...programmeEndpoints,
  ...reportEndpoints,
  ...radarEndpoints,
  ...recordEndpoints,
  ...sharingEndpoints,
  ...needsEndpoints,
  ...notificationEndpoints,
  ...auditEndpoints,
  ...matchingEndpoints,
};
export type EndpointId = keyof typeof endpoints;
/** What the handler of a route receives. */
export type InputOf<Id extends EndpointId> = EndpointInput<(typeof endpoints)[Id]>;
