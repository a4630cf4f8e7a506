import type {
  AgreementDocument as AgreementDocumentView,
  AgreementSummary,
  AgreementTransition as AgreementTransitionView,
  Region,
} from '@jiedui/contracts';
import { type AgreementRelation, daysUntil } from '@jiedui/domain';
import type { AgreementId } from '@jiedui/kernel';
import { hospitalView } from '../hospitals/index.js';
import { personView } from '../people/index.js';
import type { AgreementDocument } from './agreement-document.entity.js';
import type { AgreementTransition } from './agreement-transition.entity.js';
import type { Agreement } from './agreement.entity.js';

/** What a summary says beside the row itself. */
export interface Surroundings {
  readonly now: Date;
  readonly regions: ReadonlyMap<string, Region>;
  /** Agreements whose successor is being negotiated. */
  readonly beingRenewed: ReadonlySet<AgreementId>;
  readonly relationsTo: (agreement: Agreement) => ReadonlySet<AgreementRelation>;
}

export const regionName = (regions: ReadonlyMap<string, Region>, code: string | null) => {
  const region = code === null ? undefined : regions.get(code);
  return region ? { code: region.code, nameZh: region.nameZh, nameEn: region.nameEn } : null;
};

/** The clock of a state: what ends runs down to its last day, what is signed to its first. */
function daysLeftOf({ state, validFrom, validUntil }: Agreement, now: Date): number | null {
  if (state === 'accepted') return validFrom === null ? null : daysUntil(validFrom, now);
  const isLiving = state === 'active' || state === 'suspended';
  return isLiving && validUntil !== null ? daysUntil(validUntil, now) : null;
}

const waits = (
  { state, invitingAcceptedAt, invitedAcceptedAt }: Agreement,
  relations: ReadonlySet<AgreementRelation>,
): boolean =>
  state === 'proposed' &&
  ((relations.has('invitingCoordinator') && invitingAcceptedAt === null) ||
    (relations.has('invitedCoordinator') && invitedAcceptedAt === null));

/** Its pairing and both hospitals must be loaded. */
export function summaryOf(
  agreement: Agreement,
  { now, regions, beingRenewed, relationsTo }: Surroundings,
): AgreementSummary {
  const { pairing, id, revision, state, isLead, specialties, services } = agreement;
  return {
    id,
    pairingId: pairing.id,
    revision,
    state,
    isLead,
    specialties,
    services,
    validFrom: agreement.validFrom,
    validUntil: agreement.validUntil,
    daysLeft: daysLeftOf(agreement, now),
    invitingHospital: hospitalView(pairing.invitingHospital),
    invitedHospital: hospitalView(pairing.invitedHospital),
    invitingRegion: regionName(regions, pairing.invitingHospital.regionCode),
    invitingAcceptedAt: agreement.invitingAcceptedAt?.toISOString() ?? null,
    invitedAcceptedAt: agreement.invitedAcceptedAt?.toISOString() ?? null,
    suspendedAt: agreement.suspendedAt?.toISOString() ?? null,
    renewsId: agreement.renewsId,
    isRenewalBegun: beingRenewed.has(id),
    waitsForMe: waits(agreement, relationsTo(agreement)),
    updatedAt: agreement.updatedAt.toISOString(),
  };
}

export const documentView = (document: AgreementDocument): AgreementDocumentView => {
  const { id, name, mediaType, sizeBytes, sha256, uploadedBy, uploadedAt } = document;
  return {
    id,
    name,
    mediaType,
    sizeBytes,
    sha256,
    uploadedBy: personView(uploadedBy),
    uploadedAt: uploadedAt.toISOString(),
  };
};

export const transitionView = (line: AgreementTransition): AgreementTransitionView => {
  const { id, action, toState, side, byPerson, reason, at } = line;
  return {
    id,
    action,
    to: toState,
    party: side,
    by: byPerson && personView(byPerson),
    reason,
    at: at.toISOString(),
  };
};
