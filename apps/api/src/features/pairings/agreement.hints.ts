import { Injectable } from '@nestjs/common';
import { Realtime } from '../../base/realtime/realtime.js';
import { coordinatorAudience } from '../access/index.js';
import type { Agreement } from './agreement.entity.js';

/** Tells the coordinators of both sides that an agreement changed. Call it after the commit. */
@Injectable()
export class AgreementHints {
  constructor(private readonly realtime: Realtime) {}

  changed({ id: agreementId, pairing }: Agreement): void {
    const sides = [pairing.invitingHospital.id, pairing.invitedHospital.id];
    this.realtime.publish(sides.map(coordinatorAudience), 'agreement.changed', {
      agreementId,
      pairingId: pairing.id,
    });
  }
}
