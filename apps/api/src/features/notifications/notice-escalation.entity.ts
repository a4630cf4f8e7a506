import type { ConsultationNoticeKind } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Consultation } from '../consultations/index.js';

const NoticeEscalationSchema = defineEntity({
  name: 'NoticeEscalation',
  tableName: 'notice_escalation',
  properties: {
    /** Also the event that its notices tell of. */
    id: p.uuid().primary(),
    /** What nobody acknowledged. */
    eventId: p.uuid(),
    consultation: () => p.manyToOne(Consultation),
    kind: p.string().$type<ConsultationNoticeKind>(),
    step: p.integer(),
    state: p.string().$type<'waiting' | 'raised' | 'settled'>(),
    dueAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
  },
});

/** One step by which a notice goes further when nobody acknowledges it. */
export class NoticeEscalation extends NoticeEscalationSchema.class {}
NoticeEscalationSchema.setClass(NoticeEscalation);
