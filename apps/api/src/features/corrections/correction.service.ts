import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type CorrectionList, type InputOf } from '@jiedui/contracts';
import {
  correctableBy,
  type CorrectableField,
  correctableFields,
  correctableStates,
  refusalReasoned,
} from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import {
  ConsultationHints,
  ConsultationLedger,
  ConsultationReader,
  type HeldConsultation,
} from '../consultations/index.js';
import { Person, personView } from '../people/index.js';
import { Correction } from './correction.entity.js';

type Changes = InputOf<'correctConsultation'>['body']['changes'];

/** Puts right what was typed wrong: by a coordinator, with a reason, seen by both sides. */
@Injectable()
export class CorrectionService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly reader: ConsultationReader,
    private readonly ledger: ConsultationLedger,
    private readonly hints: ConsultationHints,
  ) {}

  list(caller: Caller, id: ConsultationId): Promise<CorrectionList> {
    return this.database.read(async (em) => {
      const { consultation, relations } = await this.reader.see(em, caller, id);
      const found = await em.find(
        Correction,
        { consultation },
        { populate: ['byPerson'], orderBy: { at: 'asc', id: 'asc' } },
      );
      return {
        items: found.map(({ id: correctionId, field, was, becomes, reason, byPerson, at }) => ({
          id: correctionId,
          field,
          was,
          becomes,
          reason,
          by: personView(byPerson),
          at: at.toISOString(),
        })),
        mine: correctableBy(consultation.state, relations),
      };
    });
  }

  async correct(
    caller: Caller,
    id: ConsultationId,
    { revision, reason, changes }: InputOf<'correctConsultation'>['body'],
  ): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.ledger.holdFor(em, id, caller.actor, 'consultation.correct', { revision });
      const missing = refusalReasoned.check({ reason }, this.clock.now());
      if (missing) throw new CatalogueError(missing);
      const fields = this.fieldsOf(held, changes);
      const { urgency } = held.consultation;
      for (const field of fields) this.write(em, held, caller, { field, changes, reason: reason.trim() });
      await this.ledger.corrected(em, held, (fields.includes('urgency') && urgency) || undefined);
      await this.ledger.note(em, held, {
        caller,
        action: 'change',
        subject: { kind: 'consultation', id },
        why: held.why,
        details: { corrected: fields.join(',') },
      });
      return held.consultation;
    });
    this.hints.changed(consultation);
  }

  /** @returns what really changes */
  private fieldsOf({ consultation, relations }: HeldConsultation, changes: Changes): CorrectableField[] {
    if (!correctableStates.includes(consultation.state)) throw new CatalogueError('STATE_CONFLICT');
    const mine = correctableBy(consultation.state, relations);
    const asked = correctableFields.filter((field) => changes[field] !== undefined);
    if (asked.some((field) => !mine.includes(field))) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return asked.filter((field) => changes[field] !== consultation[field]);
  }

  private write(
    em: EntityManager,
    { consultation }: HeldConsultation,
    { personId }: Caller,
    { field, changes, reason }: { field: CorrectableField; changes: Changes; reason: string },
  ): void {
    const becomes = changes[field] ?? null;
    em.persist(
      em.create(Correction, {
        id: newId(),
        consultation,
        field,
        was: consultation[field],
        becomes,
        reason,
        byPerson: em.getReference(Person, personId),
        at: this.clock.now(),
      }),
    );
    Object.assign(consultation, { [field]: becomes });
  }
}
