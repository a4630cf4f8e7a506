import { Injectable } from '@nestjs/common';
import type { LinkQuality, SessionQuality } from '@jiedui/contracts';
import { type LinkSummary, type QualityVerdict, qualityVerdicts } from '@jiedui/domain';
import { type ConsultationId, grouped, type HospitalId, type PersonId, type SessionId } from '@jiedui/kernel';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { ConsultationReader } from '../consultations/index.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { Person, personView } from '../people/index.js';

interface Row {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly hospitalId: HospitalId | null;
  readonly startedAt: string;
  readonly coveredMs: number;
  readonly verdict: QualityVerdict | null;
  readonly summary: Omit<LinkSummary, 'coveredMs' | 'verdict'>;
}

const sql = `
select q.session_id as "sessionId", q.person_id as "personId", q.hospital_id as "hospitalId",
  q.started_at as "startedAt", q.covered_ms as "coveredMs", q.verdict, q.summary
from link_quality q join live_session s on s.id = q.session_id
where s.consultation_id = ? order by s.starts_at desc, s.id, q.started_at, q.person_id`;

const worstOf = (links: readonly LinkQuality[]): QualityVerdict | null =>
  qualityVerdicts.findLast((verdict) => links.some((link) => link.verdict === verdict)) ?? null;

/** How the links were in the sessions of one consultation, to whoever sees it. Numbers of links, none of a patient. */
@Injectable()
export class SessionQualityService {
  constructor(
    private readonly database: Database,
    private readonly reader: ConsultationReader,
  ) {}

  list(caller: Caller, id: ConsultationId): Promise<SessionQuality[]> {
    return this.database.read(async (em) => {
      await this.reader.see(em, caller, id);
      const rows = await em.execute<Row[]>(sql, [id]);
      const people = await em.find(Person, { id: { $in: rows.map(({ personId }) => personId) } });
      const hospitals = await em.find(Hospital, {
        id: { $in: rows.flatMap(({ hospitalId }) => hospitalId ?? []) },
      });
      const links = rows.flatMap(({ sessionId, ...row }) => {
        const person = people.find((one) => one.id === row.personId);
        const hospital = hospitals.find((one) => one.id === row.hospitalId);
        return person ? [{ sessionId, link: linkView(row, person, hospital) }] : [];
      });
      return [...grouped(links, ({ sessionId }) => sessionId)].map(([sessionId, own]) => {
        const ofSession = own.map(({ link }) => link);
        return { sessionId, verdict: worstOf(ofSession), links: ofSession };
      });
    });
  }
}

const linkView = (
  { startedAt, coveredMs, verdict, summary }: Omit<Row, 'sessionId'>,
  person: Person,
  hospital: Hospital | undefined,
): LinkQuality => ({
  ...summary,
  faults: [...summary.faults],
  person: personView(person),
  hospital: hospital ? hospitalView(hospital) : null,
  startedAt: new Date(startedAt).toISOString(),
  coveredMs,
  verdict,
});
