import { Injectable } from '@nestjs/common';
import type { ConsultationState } from '@jiedui/domain';
import { type Audience, Realtime } from '../../base/realtime/realtime.js';
import { coordinatorAudience, expertAudience, personAudience } from '../access/index.js';
import type { Consultation } from './entities/consultation.entity.js';

/** Those who may see a consultation, and those who could a moment ago and still show it. */
function audienceOf(consultation: Consultation, before: ConsultationState): Audience[] {
  const { state, requestedBy, submittedAt, invitingHospital, invitedHospital, specialty, expert } =
    consultation;
  const own = personAudience(requestedBy.id);
  if (submittedAt === null || !invitedHospital || !specialty) return [own];
  const isInInbox = state === 'submitted' || before === 'submitted';
  return [
    own,
    coordinatorAudience(invitingHospital.id),
    coordinatorAudience(invitedHospital.id),
    ...(expert ? [personAudience(expert.id)] : []),
    ...(isInInbox ? [expertAudience(invitedHospital.id, specialty)] : []),
  ];
}

/** Tells everyone concerned that a consultation changed. Call it after the commit. */
@Injectable()
export class ConsultationHints {
  constructor(private readonly realtime: Realtime) {}

  /** @param before the state it left, where it did */
  changed(consultation: Consultation, before: ConsultationState = consultation.state): void {
    this.realtime.publish(audienceOf(consultation, before), 'consultation.changed', {
      consultationId: consultation.id,
      revision: consultation.revision,
    });
  }
}
