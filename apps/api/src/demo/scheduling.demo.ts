import type { ResourceKind } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';

interface DemoResource {
  readonly hospital: string;
  readonly kind: ResourceKind;
  readonly nameZh: string;
  readonly nameEn: string;
}

const demoResources: readonly DemoResource[] = [
  { hospital: 'TOP-A', kind: 'room', nameZh: '远程会诊一室', nameEn: 'Tele-clinic room 1' },
  { hospital: 'TOP-A', kind: 'room', nameZh: '远程会诊二室', nameEn: 'Tele-clinic room 2' },
  { hospital: 'COUNTY-A', kind: 'room', nameZh: '县医院会诊室', nameEn: 'County consulting room' },
  { hospital: 'COUNTY-A', kind: 'device', nameZh: '移动会诊车', nameEn: 'Mobile consulting cart' },
];

/** Mornings of the week beside the ward, and two afternoons in the tele-clinic. */
const demoWeek = `
insert into availability_rule (id, person_id, hospital_id, weekday, from_minute, until_minute, kind)
select gen_random_uuid(), x.id, h.id, week.weekday, week.from_minute, week.until_minute, week.kind
from person x, hospital h, (values
  (1, 480, 720, 'open'), (2, 480, 720, 'open'), (3, 480, 720, 'open'), (4, 480, 720, 'open'), (5, 480, 720, 'open'),
  (1, 840, 1020, 'open'), (2, 840, 1020, 'teleClinic'), (3, 840, 1020, 'open'), (4, 840, 1020, 'teleClinic'), (5, 840, 1020, 'open')
) as week (weekday, from_minute, until_minute, kind)
where x.email = 'expert@top-a.example' and h.code = 'TOP-A'
  and not exists (select from availability_rule r where r.person_id = x.id)`;

/** Rooms to meet in, and one expert who has said when. What is there already stays. */
export async function seedScheduling(em: EntityManager): Promise<void> {
  for (const { hospital, kind, nameZh, nameEn } of demoResources) {
    await em.execute(
      `insert into resource (id, hospital_id, kind, name_zh, name_en, created_at)
       select gen_random_uuid(), h.id, ?, ?, ?, now() from hospital h
       where h.code = ? and not exists (select from resource r where r.hospital_id = h.id and r.name_zh = ?)`,
      [kind, nameZh, nameEn, hospital, nameZh],
    );
  }
  await em.execute(demoWeek);
}
