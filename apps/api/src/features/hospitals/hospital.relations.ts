import { CatalogueError, type Hospital, type RelatedHospital } from '@jiedui/contracts';
import type { ParentRelation } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findRegions } from '../regions/index.js';
import type { HospitalRecord } from './hospital.record.js';

const brief = `h.id, h.code, h.name_zh as "nameZh", h.name_en as "nameEn", h.time_zone as "timeZone"`;
const childrenShown = 200;

type RelatedRow = Hospital & { readonly relation: ParentRelation };
const related = ({ relation, ...hospital }: RelatedRow): RelatedHospital => ({ hospital, relation });

export async function findParent(em: EntityManager, record: HospitalRecord): Promise<RelatedHospital | null> {
  const { parentId, parentRelation } = record;
  if (!parentId || !parentRelation) return null;
  const [hospital] = await em.execute<Hospital[]>(`select ${brief} from hospital h where h.id = ?`, [
    parentId,
  ]);
  return hospital ? { hospital, relation: parentRelation } : null;
}

export async function findChildren(em: EntityManager, id: HospitalId): Promise<RelatedHospital[]> {
  const rows = await em.execute<RelatedRow[]>(
    `select ${brief}, h.parent_relation as relation from hospital h where h.parent_id = ? order by h.code limit ?`,
    [id, childrenShown],
  );
  return rows.map(related);
}

/**
 * Refuses a region that there is not, and a parent that is missing, half named, or below the hospital itself.
 * @throws REGION_UNKNOWN, HOSPITAL_PARENT_INVALID
 */
export async function requireSoundPlace(em: EntityManager, record: HospitalRecord): Promise<void> {
  const { id, regionCode, parentId, parentRelation } = record;
  if (regionCode !== null && !(await findRegions(em, [regionCode])).has(regionCode)) {
    throw new CatalogueError('REGION_UNKNOWN');
  }
  if ((parentId === null) !== (parentRelation === null)) throw new CatalogueError('HOSPITAL_PARENT_INVALID');
  if (parentId === null) return;
  const above = await em.execute<{ id: HospitalId }[]>(
    `with recursive above as (
       select id, parent_id from hospital where id = ?
       union select h.id, h.parent_id from hospital h join above a on h.id = a.parent_id
     ) select id from above`,
    [parentId],
  );
  if (above.length === 0 || above.some((hospital) => hospital.id === id)) {
    throw new CatalogueError('HOSPITAL_PARENT_INVALID');
  }
}
