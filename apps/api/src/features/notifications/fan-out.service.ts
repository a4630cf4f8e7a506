import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import {
  type ConsultationNoticeKind,
  noticeUrgency,
  notificationRules,
  type ToldOfConsultation,
} from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Consultation, Transition } from '../consultations/index.js';
import type { Person } from '../people/index.js';
import { watchFor } from './escalation.sweep.js';
import { NoticeEscalation } from './notice-escalation.entity.js';
import { NoticeWriter } from './notice.writer.js';
import { NotificationService } from './notification.service.js';
import { ToldPeople } from './told.people.js';

type FanOut = JobPayload<'notification.fanOut'>;

/** Turns one event into one notice for each person concerned. Running twice adds nothing. */
@Injectable()
export class FanOutService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly notifications: NotificationService,
    private readonly people: ToldPeople,
    private readonly writer: NoticeWriter,
  ) {}

  @HandlesJob('notification.fanOut')
  async fanOut(event: FanOut): Promise<void> {
    const told = await this.database.transaction((em) => this.tell(em, event));
    await this.notifications.hint(told.map(({ id }) => id));
  }

  private async tell(em: EntityManager, event: FanOut): Promise<Person[]> {
    const { eventId, consultationId, kind, personId } = event;
    const consultation = await em.findOneOrFail(
      Consultation,
      { id: consultationId },
      { populate: ['requestedBy', 'expert'] },
    );
    const people = event.formerHospitalId
      ? await this.people.coordinatorsOf(em, event.formerHospitalId)
      : await this.people.of(em, consultation, await this.relationsFor(em, kind, eventId));
    const actorId = await this.actorOf(em, event);
    const concerned = people.filter(
      ({ id }) => id !== actorId && (personId === undefined || id === personId),
    );
    const urgency = noticeUrgency(kind, consultation.urgency);
    const told = await this.writer.tellAll(em, concerned, { of: { consultation }, kind, urgency, eventId });
    const isWatched = (await em.count(NoticeEscalation, { eventId })) > 0;
    if (!isWatched) watchFor(em, { eventId, kind, consultation, reached: 0 }, this.clock.now());
    return told;
  }

  /** Whom a step of an escalation tells stands with the notice that nobody acknowledged. */
  private async relationsFor(
    em: EntityManager,
    kind: ConsultationNoticeKind,
    eventId: string,
  ): Promise<readonly ToldOfConsultation[]> {
    if (kind !== 'consultation.unacknowledged') return notificationRules[kind].to;
    const raised = await em.findOneOrFail(NoticeEscalation, { id: eventId });
    return notificationRules[raised.kind].acknowledge?.steps[raised.step - 1] ?? notificationRules[kind].to;
  }

  /** Whoever did it is not told of it. */
  private async actorOf(em: EntityManager, { eventId, exceptPersonId }: FanOut) {
    if (exceptPersonId) return exceptPersonId;
    const step = await em.findOne(Transition, { id: eventId });
    return step?.byPerson?.id;
  }
}
