import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { ApiHarness } from '../../../test/api-harness.js';
import { attachedScale } from './nation.communities.js';
import { nationScale } from './nation.plan.js';
import { seedNation } from './nation.seed.js';

let api: ApiHarness;
let orm: MikroORM;

beforeAll(async () => {
  api = await ApiHarness.start();
  orm = api.orm;
});
afterAll(() => api.stop());

const seed = (name: string) => orm.em.fork().transactional((em) => seedNation(em, name, () => undefined));

const fingerprint = async () => {
  const [row] = await orm.em.fork().execute<[{ hash: string }]>(
    `select md5(string_agg(line, ',' order by line)) as hash from (
       select to_jsonb(h)::text as line from hospital h where code ~ '^N[TC]-'
       union all select to_jsonb(g)::text from hospital_grade g join hospital h on h.id = hospital_id where code ~ '^N[TC]-'
       union all select id::text || email || name_zh from person where email like '%@nation.example'
       union all select (to_jsonb(p) - 'created_at')::text from post p join person q on q.id = person_id
         where email like '%@nation.example'
       union all select to_jsonb(p)::text || to_jsonb(a)::text from pairing p join agreement a on a.pairing_id = p.id
         join hospital h on h.id = inviting_hospital_id where h.code ~ '^NC-'
     ) as lines`,
  );
  return row.hash;
};

describe('the synthetic nation', () => {
  it('has the published size, is the same again for the same seed, and a second run adds nothing', async () => {
    const counts = await seed('7');
    expect(counts).toMatchObject(nationScale);
    const first = await fingerprint();
    expect(await seed('7')).toEqual(counts);
    expect(await fingerprint()).toBe(first);
    const other = await ApiHarness.start();
    try {
      await other.orm.em.fork().transactional((em) => seedNation(em, '7', () => undefined));
      orm = other.orm;
      expect(await fingerprint()).toBe(first);
    } finally {
      orm = api.orm;
      await other.stop();
    }
  }, 180_000);

  it('pairs every hospital, and each top hospital has experts and each county hospital doctors', async () => {
    const [left] = await orm.em.fork().execute<[Record<string, number>]>(
      `select
         (select count(*) from hospital h where code ~ '^NT-'
            and not exists (select from pairing p join agreement a on a.pairing_id = p.id and a.state = 'active'
              where invited_hospital_id = h.id))::int as "topsUnpaired",
         (select count(*) from hospital h where code ~ '^NC-'
            and not exists (select from pairing p join agreement a on a.pairing_id = p.id and a.state = 'active'
              where inviting_hospital_id = h.id))::int as "countiesUnpaired",
         (select count(*) from hospital h where code ~ '^NT-'
            and not exists (select from post where hospital_id = h.id and role = 'expert' and specialties <> '{}'))::int as "withoutExperts",
         (select count(*) from hospital h where code ~ '^NC-'
            and not exists (select from post where hospital_id = h.id and role = 'countyDoctor'))::int as "withoutDoctors",
         (select count(*) from hospital where code ~ '^N[TC]-' and name_zh !~ '示范')::int as "namedLikeReal"`,
    );
    expect(left).toEqual({
      topsUnpaired: 0,
      countiesUnpaired: 0,
      withoutExperts: 0,
      withoutDoctors: 0,
      namedLikeReal: 0,
    });
  });

  it('can be walked and searched, and its people can sign in', async () => {
    const doctor = await api.signIn('nc-0001-countydoctor-1@nation.example');
    const branch = await doctor.call('listRegions', { query: {} });
    const attached = attachedScale.townshipCentres + attachedScale.branches;
    expect(branch.body.region.hospitals).toBe(
      nationScale.topHospitals + nationScale.countyHospitals + attached + 4,
    );
    const found = await doctor.call('listHospitals', { query: { search: 'NC-0001' } });
    expect(found.body.total).toBe(1);
    expect((await doctor.call('listPairedHospitals', {})).body.length).toBeGreaterThan(0);
  });
});
