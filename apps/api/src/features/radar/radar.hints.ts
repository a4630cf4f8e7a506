import { Injectable, Logger } from '@nestjs/common';
import { type RegionCode, regionLineage } from '@jiedui/domain';
import type { HospitalId, PairingId } from '@jiedui/kernel';
import { errorCode } from '@jiedui/platform';
import { Database } from '../../base/database/database.js';
import { type Audience, Realtime } from '../../base/realtime/realtime.js';
import { administratorAudience, coordinatorAudience, supervisorAudience } from '../access/index.js';

interface Sides {
  readonly pairingId: PairingId;
  readonly hospitalIds: readonly HospitalId[];
  readonly regionCodes: readonly (RegionCode | null)[];
}

const sql = `
select p.id as "pairingId", jsonb_build_array(i.id, d.id) as "hospitalIds",
  jsonb_build_array(i.region_code, d.region_code) as "regionCodes"
from pairing p join hospital i on i.id = p.inviting_hospital_id join hospital d on d.id = p.invited_hospital_id
where p.id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))`;

/** Those who tend a pairing: both hospitals' coordinators and administrators, and whoever supervises either. */
const audienceOf = ({ hospitalIds, regionCodes }: Sides): Audience[] => [
  ...hospitalIds.flatMap((id) => [coordinatorAudience(id), administratorAudience(id)]),
  ...regionCodes.flatMap((code) => (code === null ? [] : regionLineage(code).map(supervisorAudience))),
];

/** Tells those concerned that a pairing stands otherwise than before. Call it after the commit. */
@Injectable()
export class RadarHints {
  private readonly logger = new Logger(RadarHints.name);

  constructor(
    private readonly database: Database,
    private readonly realtime: Realtime,
  ) {}

  /** A hint that is lost costs time and not truth, so it fails nothing. */
  async changed(pairingIds: readonly PairingId[]): Promise<void> {
    if (pairingIds.length === 0) return;
    try {
      const pairings = await this.database.read((em) =>
        em.execute<Sides[]>(sql, [JSON.stringify(pairingIds)]),
      );
      for (const sides of pairings) {
        this.realtime.publish(audienceOf(sides), 'radar.changed', { pairingId: sides.pairingId });
      }
    } catch (error) {
      this.logger.warn(`a hint was lost: ${errorCode(error)}`);
    }
  }
}
