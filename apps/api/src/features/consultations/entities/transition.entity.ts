import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../../people/index.js';
import { Consultation } from './consultation.entity.js';

const TransitionSchema = defineEntity({
  name: 'Transition',
  tableName: 'transition',
  properties: {
    id: p.uuid().primary(),
    consultation: () => p.manyToOne(Consultation),
    noun: p.string().$type<'consultation' | 'session'>(),
    action: p.string(),
    fromState: p.string().strictNullable(),
    toState: p.string(),
    byPerson: () => p.manyToOne(Person).strictNullable(),
    reason: p.text().strictNullable(),
    appointmentStartsAt: p.datetime().strictNullable(),
    details: p.json<Readonly<Record<string, string>>>(),
    requestId: p.string().strictNullable(),
    at: p.datetime(),
  },
});

/** One step of a lifecycle, as it happened. Rows are never changed. */
export class Transition extends TransitionSchema.class {}
TransitionSchema.setClass(Transition);
