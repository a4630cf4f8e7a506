import { Injectable } from '@nestjs/common';
import type { ConsultationReaders, InputOf } from '@jiedui/contracts';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { auditOf, ConsultationReader } from '../consultations/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findReaders, findReads, type ReaderRow, type ReadRow } from './readers.query.js';
import { cursorOf, placeOf } from './trail.cursor.js';
import { instantOf } from './trail.view.js';

const personOf = ({ personId: id, nameZh, nameEn }: ReaderRow | ReadRow) => ({ id, nameZh, nameEn });

const readView = (read: ReadRow): ConsultationReaders['reads'][number] => ({
  id: read.id,
  at: instantOf(read),
  person: personOf(read),
  posts: read.posts,
  action: read.action,
  part: read.part,
  why: read.why,
  isEmergency: read.why === 'glassBreaker',
});

/** Says who read of a patient, to those who treat them. */
@Injectable()
export class ReadersService {
  constructor(
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly consultations: ConsultationReader,
  ) {}

  /** @throws NOT_FOUND to strangers, ACTION_NOT_ALLOWED to those who see the consultation but not its readers */
  list(caller: Caller, { params, query }: InputOf<'listReaders'>): Promise<ConsultationReaders> {
    const { cursor, pageSize } = query;
    const after = cursor === undefined ? undefined : placeOf(cursor);
    return this.database.transaction(async (em) => {
      const { consultation, shared } = await this.consultations.see(em, caller, params.consultationId);
      const resource = { kind: 'consultation', consultation: shared } as const;
      const why = this.policy.require(caller.actor, 'consultation.seeReaders', resource);
      const readers = await findReaders(em, consultation.id);
      const found = await findReads(em, consultation.id, { after, limit: pageSize + 1 });
      await this.audit.record(em, {
        ...auditOf(consultation),
        caller,
        action: 'read',
        subject: { kind: 'audit', id: consultation.id },
        why,
      });
      const reads = found.slice(0, pageSize);
      const last = reads.at(-1);
      return {
        people: readers.map((reader) => ({
          person: personOf(reader),
          reads: reader.reads,
          lastAt: instantOf({ at: reader.lastAt }),
          hasUsedEmergencyAccess: reader.hasUsedEmergencyAccess,
        })),
        reads: reads.map(readView),
        nextCursor: last && found.length > pageSize ? cursorOf(last) : null,
      };
    });
  }
}
