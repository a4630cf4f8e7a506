import { newId } from '../../../apps/api/src/base/database/id.js';
import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';
import { picture } from '../target.js';

export const agreementCoordinators: readonly Person[] = ['invitingCoordinator', 'invitedCoordinator'];

/** Whoever stands on either side, above one, or runs the installation. */
const pairSeers: readonly Person[] = [
  ...agreementCoordinators,
  'requester',
  'colleagueDoctor',
  'glassBreaker',
  'lateGlassBreaker',
  'assignedExpert',
  'invitedExpert',
  'otherExpert',
  'mdtMember',
  'invitingAdministrator',
  'invitedAdministrator',
  'supervisorAbove',
  'platformAdministrator',
];

const ofPair = `from pairing p join hospital i on i.id = p.inviting_hospital_id
  join hospital d on d.id = p.invited_hospital_id where i.code = 'COUNTY-A' and d.code = 'TOP-A'`;

/** What COUNTY-A and TOP-A negotiate: a draft that everybody tries, made anew where it is gone. */
export async function draftOf({ api }: Stage) {
  await sql(
    api.orm,
    `insert into agreement (id, pairing_id, state, specialties, services, response_limit_minutes, answer_limit_minutes, contact_every_days,
       created_at, updated_at)
     select ?, p.id, 'draft', '{}', '{}', '{"routine": 100, "urgent": 10, "emergency": 1}',
       '{"routine": 200, "urgent": 20, "emergency": 2}', 30, now(), now()
     ${ofPair}
     on conflict do nothing`,
    [newId()],
  );
  const [row] = await sql<{ agreementId: string; pairingId: string; revision: number }>(
    api.orm,
    `select a.id as "agreementId", a.pairing_id as "pairingId", a.revision from agreement a
     where a.state = 'draft' and a.pairing_id = (select p.id ${ofPair})`,
  );
  if (!row) throw new Error('There is no draft');
  return row;
}

const params = async (stage: Stage) => ({ params: { agreementId: (await draftOf(stage)).agreementId } });

let kept: Promise<string> | undefined;

function keptPicture(stage: Stage, agreementId: string): Promise<string> {
  const file = { name: 'a.png', type: 'image/png', content: picture };
  kept ??= stage.cast
    .client('invitedCoordinator')
    .sendFile<{ sha256: string }>(`/api/agreements/${agreementId}/documents`, file)
    .then(({ body }) => body.sha256);
  return kept;
}

/** A paper of the draft. Its content is kept once, by the front door; each who tries has a row of their own. */
async function documentOf(stage: Stage) {
  const { agreementId } = await draftOf(stage);
  const sha256 = await keptPicture(stage, agreementId);
  const documentId = newId<string>();
  await sql(
    stage.api.orm,
    `insert into agreement_document (id, agreement_id, name, media_type, size_bytes, sha256, uploaded_by_id, uploaded_at)
     values (?, ?, 'a.png', 'image/png', ?, ?, ?, now())`,
    [documentId, agreementId, picture.length, sha256, stage.cast.ids.invitedCoordinator],
  );
  return { params: { agreementId, documentId } };
}

const byCoordinators = { to: agreementCoordinators, otherwise: 'forbidden' as const };
const toSeers = { to: pairSeers, otherwise: 'forbidden' as const };

/** Aimed at COUNTY-A, which is helped, and TOP-A, which helps. */
export const onAgreements = {
  listAgreements: { to: 'everyone', ask: () => ({ query: {} }) },
  getPairing: {
    ...toSeers,
    ask: async (stage) => ({ params: { pairingId: (await draftOf(stage)).pairingId } }),
  },
  draftAgreement: {
    ...byCoordinators,
    mayEnd: ['AGREEMENT_ALREADY_OPEN'],
    ask: (stage) => ({
      body: { invitingHospitalId: stage.hospital('COUNTY-A'), invitedHospitalId: stage.hospital('TOP-A') },
    }),
  },
  getAgreement: { ...toSeers, ask: params },
  updateAgreement: {
    ...byCoordinators,
    mayEnd: ['REVISION_CONFLICT'],
    ask: async (stage) => {
      const { agreementId, revision } = await draftOf(stage);
      return { params: { agreementId }, body: { revision, fees: 'x' } };
    },
  },
  // A draft is not suspended; but those who may are told that, and the others that it is not theirs to say.
  stepAgreement: {
    to: [...agreementCoordinators, 'supervisorAbove'],
    otherwise: 'forbidden',
    mayEnd: ['AGREEMENT_STATE_CONFLICT', 'REVISION_CONFLICT'],
    ask: async (stage) => {
      const { agreementId, revision } = await draftOf(stage);
      return { params: { agreementId }, body: { revision, step: 'suspend', reason: 'x' } };
    },
  },
  attachAgreementDocument: {
    ...byCoordinators,
    ask: async (stage) => ({
      ...(await params(stage)),
      file: { name: 'a.png', type: 'image/png', content: picture },
    }),
  },
  getAgreementDocument: { ...toSeers, ask: documentOf },
  removeAgreementDocument: { ...byCoordinators, ask: documentOf },
} satisfies Partial<Expectations>;
