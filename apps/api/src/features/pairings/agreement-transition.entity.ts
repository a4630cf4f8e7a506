import type { AgreementAction, AgreementParty, AgreementState } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';
import { Agreement } from './agreement.entity.js';

const AgreementTransitionSchema = defineEntity({
  name: 'AgreementTransition',
  tableName: 'agreement_transition',
  properties: {
    id: p.uuid().primary(),
    agreement: () => p.manyToOne(Agreement),
    action: p.string().$type<AgreementAction>(),
    fromState: p.string().$type<AgreementState>().strictNullable(),
    toState: p.string().$type<AgreementState>(),
    /** For whom it was done; null where the calendar or the system acted. */
    side: p.string().$type<AgreementParty>().strictNullable(),
    byPerson: () => p.manyToOne(Person).strictNullable(),
    reason: p.text().strictNullable(),
    at: p.datetime(),
  },
});

/** One step of an agreement, as it happened. Rows are never changed. */
export class AgreementTransition extends AgreementTransitionSchema.class {}
AgreementTransitionSchema.setClass(AgreementTransition);
