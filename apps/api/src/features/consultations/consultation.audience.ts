import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ConsultationState } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import { actAsSystem, errorCode } from '@jiedui/platform';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { type Audience, Realtime } from '../../base/realtime/realtime.js';
import { coordinatorAudience, expertAudience, personAudience } from '../access/index.js';
import type { Consultation } from './entities/consultation.entity.js';
import { type Shares, sharesOf } from './shares.query.js';

/** Those who may see a consultation, and those who could a moment ago and still show it. */
function audienceOf(consultation: Consultation, before: ConsultationState, shares: Shares): Audience[] {
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
    ...shares.memberIds.map(personAudience),
    ...shares.brokenGlass.map(({ personId }) => personAudience(personId)),
  ];
}

/** Tells everyone concerned that a consultation changed. Call it after the commit. */
@Injectable()
export class ConsultationHints {
  private readonly logger = new Logger(ConsultationHints.name);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly realtime: Realtime,
  ) {}

  /**
   * @param before the state it left, where it did
   * @param formerMember somebody who may not see it any more, and still shows it
   */
  changed(
    consultation: Consultation,
    before: ConsultationState = consultation.state,
    formerMember?: PersonId,
  ): void {
    // A hint that is lost costs time and not truth, so nobody waits for it.
    this.tell(consultation, before, formerMember).catch((error: unknown) =>
      this.logger.warn(`a hint was lost: ${errorCode(error)}`),
    );
  }

  private async tell(
    consultation: Consultation,
    before: ConsultationState,
    formerMember: PersonId | undefined,
  ): Promise<void> {
    const { id: consultationId, revision } = consultation;
    const shares = await actAsSystem(() =>
      this.database.read((em) => sharesOf(em, [consultationId], this.clock.now())),
    );
    const audience = audienceOf(consultation, before, shares(consultationId));
    if (formerMember) audience.push(personAudience(formerMember));
    this.realtime.publish(audience, 'consultation.changed', { consultationId, revision });
  }
}
