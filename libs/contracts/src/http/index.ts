import type { EndpointInput } from './endpoint.js';
import { accessEndpoints } from './access.endpoints.js';
import { consultationEndpoints } from './consultations.endpoints.js';
import { installationEndpoints } from './installation.endpoints.js';
import { notificationEndpoints } from './notifications.endpoints.js';
import { pairingEndpoints } from './pairings.endpoints.js';
import { recordEndpoints } from './records.endpoints.js';
import { sessionEndpoints } from './sessions.endpoints.js';

export * from './access.endpoints.js';
export * from './consultations.endpoints.js';
export * from './endpoint.js';
export * from './installation.endpoints.js';
export * from './notifications.endpoints.js';
export * from './pairings.endpoints.js';
export * from './records.endpoints.js';
export * from './sessions.endpoints.js';

/** Every route of the API, by operation id. */
export const endpoints = {
  ...installationEndpoints,
  ...accessEndpoints,
  ...pairingEndpoints,
  ...consultationEndpoints,
  ...sessionEndpoints,
  ...recordEndpoints,
  ...notificationEndpoints,
};
export type EndpointId = keyof typeof endpoints;
/** What the handler of a route receives. */
export type InputOf<Id extends EndpointId> = EndpointInput<(typeof endpoints)[Id]>;
