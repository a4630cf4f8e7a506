import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiHarness } from '../../../test/api-harness.js';
import { accounts } from '../../../test/consultation-steps.js';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

describe('a paired hospital', () => {
  it('answers what its experts answer, without those whose account is closed', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const answered = async () =>
      (await doctor.call('listPairedHospitals', {})).body.flatMap(({ specialties }) => specialties);
    expect(await answered()).toContain('cardiology');
    await api.orm.em.fork().execute(
      `update person set disabled_at = now(), disabled_reason = 'x'
       where id in (select person_id from post where 'cardiology' = any(specialties))`,
    );
    expect(await answered()).not.toContain('cardiology');
  });
});
