import { Injectable } from '@nestjs/common';
import type { ConsultationState } from '@jiedui/domain';
import { type Audience, Realtime } from '../../base/realtime/realtime.js';
import type { Consultation } from './entities/consultation.entity.js';

/** While it lies in the inbox of a hospital, or has just left it, all its experts watch. */
const inboxStates: readonly ConsultationState[] = ['submitted', 'accepted', 'refused', 'cancelled'];

export function audienceOf(consultation: Consultation): Audience[] {
  const { state, requestedBy, submittedAt, invitingHospital, invitedHospital, expert } = consultation;
  const own: Audience[] = [`person:${requestedBy.id}`];
  if (submittedAt === null || !invitedHospital) return own;
  return [
    ...own,
    `coordinator:${invitingHospital.id}`,
    `coordinator:${invitedHospital.id}`,
    ...(expert ? [`person:${expert.id}` as const] : []),
    ...(inboxStates.includes(state) ? [`expert:${invitedHospital.id}` as const] : []),
  ];
}

/** Tells everyone concerned that a consultation changed. Call it after the commit. */
@Injectable()
export class ConsultationHints {
  constructor(private readonly realtime: Realtime) {}

  changed(consultation: Consultation): void {
    this.realtime.publish(audienceOf(consultation), 'consultation.changed', {
      consultationId: consultation.id,
      revision: consultation.revision,
    });
  }
}
