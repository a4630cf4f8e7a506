import type { Actor, Change } from '@jiedui/domain';
import { currentRequestId } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';
import { Person } from '../people/index.js';
import type { Consultation } from './entities/consultation.entity.js';
import { Transition } from './entities/transition.entity.js';

interface TransitionFact {
  readonly consultation: Consultation;
  readonly noun: 'consultation' | 'session';
  readonly change: Change<string, string>;
  readonly actor: Actor;
  readonly at: Date;
  readonly reason?: string;
  readonly appointmentStartsAt?: Date;
  readonly details?: Readonly<Record<string, string>>;
}

/** Adds a line to the history that is never rewritten. @returns its id, which names the event */
export function recordTransition(em: EntityManager, fact: TransitionFact): string {
  const id = newId();
  const { consultation, noun, change, actor, at, reason, appointmentStartsAt, details } = fact;
  em.persist(
    em.create(Transition, {
      id,
      consultation,
      noun,
      action: change.action,
      fromState: change.from,
      toState: change.to,
      byPerson: actor.kind === 'person' ? em.getReference(Person, actor.personId) : null,
      reason: reason ?? null,
      appointmentStartsAt: appointmentStartsAt ?? null,
      details: details ?? {},
      requestId: currentRequestId() ?? null,
      at,
    }),
  );
  return id;
}
