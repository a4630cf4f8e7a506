import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type KnownPatient, type SimilarRequest } from '@jiedui/contracts';
import { hospitalPosts, isDuplicate, type PatientIdentity } from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import {
  auditOf,
  type Consultation,
  ConsultationReader,
  PatientIdentityKeeper,
  type SeenConsultation,
} from '../consultations/index.js';
import { personView } from '../people/index.js';

type Asked = InputOf<'findSimilarRequests'>['body'];

/** The newest few: more of one patient would be a list to read, not a warning. */
const lookedAtAtMost = 30;
const shownAtMost = 5;

const byNewest = (a: SeenConsultation, b: SeenConsultation) =>
  b.consultation.updatedAt.getTime() - a.consultation.updatedAt.getTime();

/** Earlier questions about the same patient, of those the caller may open, and nothing of any other. */
@Injectable()
export class SimilarService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly reader: ConsultationReader,
    private readonly identities: PatientIdentityKeeper,
    private readonly audit: AuditTrail,
  ) {}

  find(caller: Caller, asked: Asked): Promise<{ duplicates: SimilarRequest[]; known: KnownPatient | null }> {
    const own = hospitalPosts(caller.actor, 'countyDoctor').map(({ hospitalId }) => hospitalId);
    if (own.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return this.database.read(async (em) => {
      const { identityNumber, recordNumber } = asked.patient;
      const byNumber = await this.seen(
        em,
        caller,
        { identityNumber: identityNumber ?? null },
        asked.exceptId,
      );
      const byRecord = (
        await this.seen(em, caller, { recordNumber: recordNumber ?? null }, asked.exceptId)
      ).filter(
        // Record numbers are each hospital's own: the same one elsewhere is another patient.
        ({ consultation }) => own.includes(consultation.invitingHospital.id),
      );
      const all = [...new Map([...byNumber, ...byRecord].map((one) => [one.consultation.id, one])).values()];
      const duplicates = all
        .toSorted(byNewest)
        .filter(({ consultation }) => this.isAgain(consultation, asked));
      for (const { consultation, why } of duplicates.slice(0, shownAtMost)) {
        await this.audit.record(em, {
          caller,
          action: 'read',
          ...auditOf(consultation),
          why,
          details: { part: 'list' },
        });
      }
      return {
        duplicates: duplicates.slice(0, shownAtMost).map(({ consultation }) => similarView(consultation)),
        known: await this.known(em, caller, byRecord.toSorted(byNewest)[0]),
      };
    });
  }

  private isAgain({ specialty, state, updatedAt }: Consultation, asked: Asked): boolean {
    const isSameSpecialty = asked.specialty === null || specialty === asked.specialty;
    return isSameSpecialty && isDuplicate({ state, updatedAt }, this.clock.now());
  }

  private async seen(
    em: EntityManager,
    caller: Caller,
    search: Partial<PatientIdentity>,
    exceptId: ConsultationId | undefined,
  ): Promise<SeenConsultation[]> {
    if (!Object.values(search).some((value) => value?.trim())) return [];
    const ids = (await this.identities.find(em, search)).filter((id) => id !== exceptId);
    const found: SeenConsultation[] = [];
    for (const id of ids.toSorted().slice(-lookedAtAtMost)) {
      const seen = await this.reader.see(em, caller, id).catch(notShown);
      if (seen) found.push(seen);
    }
    return found;
  }

  private async known(
    em: EntityManager,
    caller: Caller,
    latest: SeenConsultation | undefined,
  ): Promise<KnownPatient | null> {
    if (!latest) return null;
    const { consultation, why } = latest;
    const { name, identityNumber, phone } = await this.identities.open(em, consultation.id);
    const subject = { kind: 'patient', id: consultation.id } as const;
    await this.audit.record(em, { caller, action: 'read', ...auditOf(consultation), subject, why });
    const { patientAgeYears: ageYears, patientSex: sex, number: fromNumber, createdAt } = consultation;
    return { name, identityNumber, phone, ageYears, sex, fromNumber, toldAt: createdAt.toISOString() };
  }
}

/** Hidden from this caller, which is no fault here. */
function notShown(error: unknown): undefined {
  if (error instanceof CatalogueError && error.code === 'NOT_FOUND') return undefined;
  throw error;
}

const similarView = (consultation: Consultation): SimilarRequest => ({
  id: consultation.id,
  number: consultation.number,
  state: consultation.state,
  specialty: consultation.specialty,
  question: consultation.question,
  requestedBy: personView(consultation.requestedBy),
  submittedAt: consultation.submittedAt?.toISOString() ?? null,
  updatedAt: consultation.updatedAt.toISOString(),
});
