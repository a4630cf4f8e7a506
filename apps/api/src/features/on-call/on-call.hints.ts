import { Injectable } from '@nestjs/common';
import { type Specialty, specialties } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { Realtime } from '../../base/realtime/realtime.js';
import { coordinatorAudience, expertAudience, personAudience } from '../access/index.js';
import type { Consultation } from '../consultations/index.js';

/** Tells those concerned that somebody was paged, or that a roster changed. Call it after the commit. */
@Injectable()
export class OnCallHints {
  constructor(private readonly realtime: Realtime) {}

  changed({ requestedBy, invitingHospital, invitedHospital, specialty }: Consultation): void {
    if (!invitedHospital || !specialty) return;
    const audience = [
      personAudience(requestedBy.id),
      coordinatorAudience(invitingHospital.id),
      coordinatorAudience(invitedHospital.id),
      expertAudience(invitedHospital.id, specialty),
    ];
    this.realtime.publish(audience, 'onCall.changed', { hospitalId: invitedHospital.id });
  }

  rosterChanged(hospitalId: HospitalId, of: readonly Specialty[] = specialties): void {
    const experts = of.map((specialty) => expertAudience(hospitalId, specialty));
    this.realtime.publish([coordinatorAudience(hospitalId), ...experts], 'onCall.changed', { hospitalId });
  }
}
