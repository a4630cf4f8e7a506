import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { HospitalId, MatchingRunId } from '@jiedui/kernel';
import { randomUUID } from 'node:crypto';
import { pairOf, strangersOf } from '../../../test/agreement-steps.js';
import { ApiHarness } from '../../../test/api-harness.js';
import { accounts } from '../../../test/consultation-steps.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AgreementProposals, type ProposedPair } from './index.js';

let api: ApiHarness;
let fresh: { invitingHospitalId: HospitalId; invitedHospitalId: HospitalId };
let paired: typeof fresh;
let caller: Caller;
const matchingRunId = randomUUID() as MatchingRunId;

beforeAll(async () => {
  api = await ApiHarness.start({ ROLES: 'http' });
  fresh = await strangersOf(api, 'COUNTY-A', 'TOP-B');
  paired = await pairOf(api, 'COUNTY-A', 'TOP-A');
  const { body } = await (await api.signIn(accounts.countyCoordinator)).call('getMe', {});
  caller = { personId: body.person.id } as Caller;
  await api.orm.em.fork().execute(
    `insert into matching_run (id, name, state, hospital_id, rules, wishes, started_by_id, started_at)
     values (?, 'x', 'queued', ?, '{}', '{}', ?, now())`,
    [matchingRunId, fresh.invitingHospitalId, body.person.id],
  );
});
afterAll(() => api.stop());

const proposed = (pair: typeof fresh): ProposedPair => ({
  ...pair,
  specialties: ['obstetrics'],
  isLead: true,
  matchingRunId,
  purpose: '产科结对',
});

const accept = (...proposals: ProposedPair[]) =>
  api.app
    .get(Database)
    .transaction((em) => api.app.get(AgreementProposals).createDraftAgreements(em, caller, proposals))
    .then(({ drafts }) => drafts);

const drafts = () =>
  api.orm.em.fork().execute(
    `select state, is_lead as "isLead", cardinality(specialties) as specialties, purpose, renews_id is not null as renews
     from agreement where matching_run_id is not null order by created_at, renews`,
  );

it('two who accept overlapping proposals at once: one wins, the other leaves nothing behind', async () => {
  const ends = await Promise.allSettled([
    accept(proposed(fresh), proposed(paired)),
    accept(proposed(paired), proposed(fresh)),
  ]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = ends.find((end) => end.status === 'rejected');
  expect(refused?.reason).toMatchObject({
    code: 'AGREEMENT_ALREADY_OPEN',
    fieldErrors: [{ path: expect.stringMatching(/^proposals\.[01]$/) }],
  });
  // The pair that has an agreement keeps what it has, extended; the other begins with what was proposed.
  expect(await drafts()).toEqual(
    expect.arrayContaining([
      { state: 'draft', isLead: true, specialties: 1, purpose: '产科结对', renews: false },
      {
        state: 'draft',
        isLead: true,
        specialties: 13,
        purpose: expect.stringContaining('远程会诊'),
        renews: true,
      },
    ]),
  );
  expect(await drafts()).toHaveLength(2);
});
