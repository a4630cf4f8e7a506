import { Inject, Injectable } from '@nestjs/common';
import { type LadderLevel, type LevelTimes, startLevel } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import { actAsSystem } from '@jiedui/platform';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';

const dayMs = 24 * 3_600_000;
/** Lines are changed: what was longer ago says little. */
const rememberedMs = 60 * dayMs;

const sql = `
select summary->'levelMs' as "levelMs" from link_quality
where hospital_id = ? and started_at >= ? and covered_ms > 0 order by started_at desc limit 20`;

/** What hospitals' links usually carry: for the room alone, which shows nobody how it knows. */
@Injectable()
export class UsualLinks {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Where a session over this hospital's link begins. */
  async startLevel(hospitalId: HospitalId | undefined): Promise<LadderLevel> {
    if (!hospitalId) return startLevel([]);
    const since = new Date(this.clock.now().getTime() - rememberedMs).toISOString();
    const rows = await actAsSystem(() =>
      this.database.read((em) => em.execute<{ levelMs: LevelTimes }[]>(sql, [hospitalId, since])),
    );
    return startLevel(rows.map(({ levelMs }) => levelMs));
  }
}
