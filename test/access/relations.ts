import {
  type AccessRelation,
  consultationRelationsOf,
  consultationStates,
  hospitalRelationsOf,
  type PersonActor,
  type Post,
  type Role,
  type SharedConsultation,
  type Specialty,
} from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import { signedIn } from './cast.js';
import { sql } from './sql.js';
import type { Stage } from './stage.js';

const partiesSql = `
select c.state, c.requested_by_id as "requestedById", c.inviting_hospital_id as "invitingHospitalId",
  c.invited_hospital_id as "invitedHospitalId", c.specialty, c.expert_id as "expertId", c.submitted_at as "submittedAt",
  array(select person_id::text from consultation_member m where m.consultation_id = c.id) as "memberIds",
  (select coalesce(json_agg(json_build_object('personId', person_id, 'until', until)), '[]') from break_glass g
    where g.consultation_id = c.id) as glass
from consultation c where c.id = ?`;

type Parties = Omit<SharedConsultation, 'brokenGlass'> & {
  readonly glass: readonly { readonly personId: PersonId; readonly until: string }[];
};

interface PostRow {
  readonly personId: string;
  readonly role: Role;
  readonly hospitalId: HospitalId | null;
  readonly regionCode: string | null;
  readonly specialties: readonly Specialty[];
}

/** With the place that its role is held at. */
function placed({ role, hospitalId, regionCode, specialties }: PostRow): Post {
  if (role === 'platformAdministrator') return { role };
  if (role === 'supervisor') return { role, regionCode: regionCode ?? '' };
  return { role, hospitalId: hospitalId as HospitalId, specialties };
}

/** Every relation in which somebody of the cast stands to what is tried. */
export async function relationsOnStage({
  api,
  cast,
  targets,
  hospitals,
}: Stage): Promise<Set<AccessRelation>> {
  const posts = await sql<PostRow>(
    api.orm,
    `select person_id as "personId", role, hospital_id as "hospitalId", region_code as "regionCode", specialties
     from post where current_date between valid_from and coalesce(valid_until, 'infinity')`,
  );
  const consultations = await Promise.all(
    consultationStates.map(async (state) => {
      const [row] = await sql<Parties>(api.orm, partiesSql, [targets[state].consultationId]);
      if (!row) throw new Error(`No consultation is ${state}`);
      const brokenGlass = row.glass.map(({ personId, until }) => ({ personId, until: new Date(until) }));
      return { ...row, brokenGlass };
    }),
  );
  const [county] = await sql<{ regionCode: string }>(
    api.orm,
    `select region_code as "regionCode" from hospital where code = 'COUNTY-A'`,
  );
  const subject = {
    hospitalId: (hospitals['COUNTY-A'] ?? '') as HospitalId,
    regionCode: county?.regionCode ?? null,
  };
  const found = new Set<AccessRelation>();
  for (const name of signedIn) {
    const personId = cast.ids[name];
    const held = posts.filter((post) => post.personId === personId).map(placed);
    const actor: PersonActor = { kind: 'person', personId, posts: held };
    for (const relation of hospitalRelationsOf(actor, subject)) found.add(relation);
    for (const one of consultations) {
      for (const relation of consultationRelationsOf(actor, one, new Date())) found.add(relation);
    }
  }
  return found;
}
