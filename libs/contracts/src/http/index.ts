import type { EndpointInput } from './endpoint.js';
import { accessEndpoints } from './access.endpoints.js';
import { accountEndpoints } from './account.endpoints.js';
import { auditEndpoints } from './audit.endpoints.js';
import { discussionEndpoints } from './discussion.endpoints.js';
import { panelEndpoints } from './panels.endpoints.js';
import { courseEndpoints } from './course.endpoints.js';
import { correctionEndpoints } from './corrections.endpoints.js';
import { consultationEndpoints } from './consultations.endpoints.js';
import { deliveryEndpoints } from './deliveries.endpoints.js';
import { guestEndpoints } from './guests.endpoints.js';
import { hospitalEndpoints } from './hospitals.endpoints.js';
import { importEndpoints } from './imports.endpoints.js';
import { installationEndpoints } from './installation.endpoints.js';
import { mediaNodeEndpoints } from './media-nodes.endpoints.js';
import { needsEndpoints } from './needs.endpoints.js';
import { matchingEndpoints } from './matching.endpoints.js';
import { notificationEndpoints } from './notifications.endpoints.js';
import { notificationSettingEndpoints } from './notification-settings.endpoints.js';
import { pairingEndpoints } from './pairings.endpoints.js';
import { peopleEndpoints } from './people.endpoints.js';
import { planEndpoints } from './plans.endpoints.js';
import { oversightEndpoints } from './oversight.endpoints.js';
import { outcomeEndpoints } from './outcomes.endpoints.js';
import { programmeEndpoints } from './programmes.endpoints.js';
import { reportEndpoints } from './reports.endpoints.js';
import { qualityEndpoints } from './quality.endpoints.js';
import { radarEndpoints } from './radar.endpoints.js';
import { onCallEndpoints } from './on-call.endpoints.js';
import { recordEndpoints } from './records.endpoints.js';
import { recordingEndpoints } from './recordings.endpoints.js';
import { requestEndpoints } from './requests.endpoints.js';
import { schedulingEndpoints } from './scheduling.endpoints.js';
import { routingEndpoints } from './routing.endpoints.js';
import { sessionEndpoints } from './sessions.endpoints.js';
import { sharingEndpoints } from './sharing.endpoints.js';
import { slotPlanEndpoints } from './slot-plans.endpoints.js';
import { transcriptEndpoints } from './transcript.endpoints.js';
import { setupEndpoints } from './setup.endpoints.js';

export * from './access.endpoints.js';
export * from './account.endpoints.js';
export * from './audit.endpoints.js';
export * from './consultations.endpoints.js';
export * from './deliveries.endpoints.js';
export * from './discussion.endpoints.js';
export * from './panels.endpoints.js';
export * from './corrections.endpoints.js';
export * from './course.endpoints.js';
export * from './endpoint.js';
export * from './guests.endpoints.js';
export * from './hospitals.endpoints.js';
export * from './imports.endpoints.js';
export * from './installation.endpoints.js';
export * from './media-nodes.endpoints.js';
export * from './needs.endpoints.js';
export * from './matching.endpoints.js';
export * from './notifications.endpoints.js';
export * from './notification-settings.endpoints.js';
export * from './pairings.endpoints.js';
export * from './people.endpoints.js';
export * from './plans.endpoints.js';
export * from './oversight.endpoints.js';
export * from './outcomes.endpoints.js';
export * from './programmes.endpoints.js';
export * from './reports.endpoints.js';
export * from './quality.endpoints.js';
export * from './radar.endpoints.js';
export * from './on-call.endpoints.js';
export * from './records.endpoints.js';
export * from './routing.endpoints.js';
export * from './recordings.endpoints.js';
export * from './requests.endpoints.js';
export * from './scheduling.endpoints.js';
export * from './sessions.endpoints.js';
export * from './uploads.js';
export * from './sharing.endpoints.js';
export * from './setup.endpoints.js';
export * from './slot-plans.endpoints.js';
export * from './transcript.endpoints.js';

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
  ...correctionEndpoints,
  ...courseEndpoints,
  ...panelEndpoints,
  ...discussionEndpoints,
  ...schedulingEndpoints,
  ...routingEndpoints,
  ...onCallEndpoints,
  ...sessionEndpoints,
  ...transcriptEndpoints,
  ...guestEndpoints,
  ...oversightEndpoints,
  ...outcomeEndpoints,
  ...programmeEndpoints,
  ...reportEndpoints,
  ...qualityEndpoints,
  ...radarEndpoints,
  ...recordEndpoints,
  ...recordingEndpoints,
  ...requestEndpoints,
  ...sharingEndpoints,
  ...needsEndpoints,
  ...notificationEndpoints,
  ...notificationSettingEndpoints,
  ...deliveryEndpoints,
  ...mediaNodeEndpoints,
  ...auditEndpoints,
  ...matchingEndpoints,
  ...slotPlanEndpoints,
};
export type EndpointId = keyof typeof endpoints;
/** What the handler of a route receives. */
export type InputOf<Id extends EndpointId> = EndpointInput<(typeof endpoints)[Id]>;
