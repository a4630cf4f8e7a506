import type { ConsultationState } from '@jiedui/domain';
import type { ApiHarness } from '../../apps/api/test/api-harness.js';
import { sql } from './sql.js';

/** A consultation that somebody aims at. */
export interface Target {
  readonly consultationId: string;
  readonly number: string;
  readonly revision: number;
  readonly state: ConsultationState;
  readonly attachmentId: string;
  readonly consentId: string;
}

/** One pixel. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const patient = { name: '示例患者', identityNumber: null, phone: null, recordNumber: 'R-000-1' };

export async function targetOf(api: ApiHarness, id: string): Promise<Target> {
  const [row] = await sql<Target>(
    api.orm,
    `select c.id as "consultationId", c.number, c.revision, c.state,
       coalesce((select a.id from attachment a where a.consultation_id = c.id limit 1), c.id) as "attachmentId",
       coalesce((select k.id from consent k where k.consultation_id = c.id limit 1), c.id) as "consentId"
     from consultation c where c.id = ?`,
    [id],
  );
  if (!row) throw new Error(`No consultation ${id}`);
  return row;
}
