import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type LinkHistory } from '@jiedui/contracts';
import { linkHistory, type LinkSummary, type QualityVerdict } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';

const dayMs = 24 * 3_600_000;
/** Far more than a county hospital has in three months; a large one is judged by its latest. */
const mostSessions = 20_000;

const sql = `
select started_at as "startedAt", verdict, summary from link_quality
where hospital_id = ? and started_at >= ? order by started_at desc limit ${mostSessions}`;

interface Row {
  readonly startedAt: string;
  readonly verdict: QualityVerdict | null;
  readonly summary: Omit<LinkSummary, 'coveredMs' | 'verdict'>;
}

/** What a hospital's link was like in its sessions: figures of the hospital, of no session by name. */
@Injectable()
export class LinkHistoryService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  read({ actor }: Caller, hospitalId: HospitalId, days: number): Promise<LinkHistory> {
    return this.database.read(async (em) => {
      const hospital = await em.findOne(Hospital, { id: hospitalId });
      if (!hospital) throw new CatalogueError('NOT_FOUND');
      const { regionCode, timeZone } = hospital;
      this.policy.require(actor, 'hospital.seeLinks', { kind: 'hospital', hospitalId, regionCode });
      const since = new Date(this.clock.now().getTime() - days * dayMs).toISOString();
      const rows = await em.execute<Row[]>(sql, [hospitalId, since]);
      const links = rows.map(({ startedAt, verdict, summary }) => ({
        ...summary,
        verdict,
        startedAt: new Date(startedAt),
      }));
      const { all, byDay, byHour, byWeekday, reasons } = linkHistory(links, timeZone);
      return {
        hospital: hospitalView(hospital),
        days,
        all,
        byDay: [...byDay],
        byHour: [...byHour],
        byWeekday: [...byWeekday],
        reasons: [...reasons],
      };
    });
  }
}
