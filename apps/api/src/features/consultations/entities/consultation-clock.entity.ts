import type { ClockKind } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Consultation } from './consultation.entity.js';

const ConsultationClockSchema = defineEntity({
  name: 'ConsultationClock',
  tableName: 'consultation_clock',
  properties: {
    consultation: () => p.manyToOne(Consultation).primary(),
    kind: p.string().$type<ClockKind>().primary(),
    dueAt: p.datetime(),
    firedAt: p.datetime().strictNullable(),
  },
});

/** What happens to a consultation by itself, and when. Once fired it is silent until it is due at another time. */
export class ConsultationClock extends ConsultationClockSchema.class {}
ConsultationClockSchema.setClass(ConsultationClock);
