import type { Consultation } from '@jiedui/contracts';
import { type ConsultationState, consultationStates } from '@jiedui/domain';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { newId } from '../../apps/api/src/base/database/id.js';
import type { ApiClient, ApiHarness } from '../../apps/api/test/api-harness.js';
import { accept, done, draft, opinion, schedule, submit } from '../../apps/api/test/consultation-steps.js';
import { Cast, type Person } from './cast.js';
import { copyConsultation } from './copies.js';
import { sql } from './sql.js';

/** A consultation that somebody aims at. */
export interface Target {
  readonly consultationId: string;
  readonly number: string;
  readonly revision: number;
  readonly state: ConsultationState;
  readonly attachmentId: string;
}

/** One pixel. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const patient = { name: '示例患者', identityNumber: null, phone: null, recordNumber: 'R-000-1' };

const asked: readonly Person[] = [
  'requester',
  'assignedExpert',
  'mdtMember',
  'invitingCoordinator',
  'invitedCoordinator',
  'glassBreaker',
];
/** Who sees a consultation in each state: by hand, so that the product's own rules are held against it. */
export const seers: Readonly<Record<ConsultationState, readonly Person[]>> = {
  draft: ['requester'],
  submitted: [...asked, 'invitedExpert'],
  accepted: asked,
  scheduled: asked,
  inSession: asked,
  signed: asked,
  acknowledged: asked,
  closed: asked,
  refused: asked,
  cancelled: asked,
};

/** One consultation in every state, asked by COUNTY-A of TOP-A, and one between strangers. */
export class Stage {
  private copies = 0;

  private constructor(
    readonly api: ApiHarness,
    readonly cast: Cast,
    readonly targets: Readonly<Record<ConsultationState, Target>>,
    readonly hospitals: Readonly<Record<string, string>>,
  ) {}

  static async set(api: ApiHarness): Promise<Stage> {
    const cast = await Cast.gather(api);
    const rows = await sql<{ code: string; id: string }>(api.orm, 'select code, id from hospital');
    const hospitals = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
    const targets = {} as Record<ConsultationState, Target>;
    const author = new Author(api, cast);
    for (const state of consultationStates) targets[state] = await author.write(state);
    return new Stage(api, cast, targets, hospitals);
  }

  hospital(code: string): string {
    return this.hospitals[code] ?? '';
  }

  /** One like the first of its state, which nobody touched yet. */
  async copy(state: ConsultationState): Promise<Target> {
    this.copies += 1;
    const id = await copyConsultation(this.api.orm, this.targets[state].consultationId, this.copies);
    return targetOf(this.api, id);
  }

  /** Emergency access to a consultation of its own, to be reviewed. @returns its id */
  async brokenGlass(): Promise<string> {
    const { consultationId } = await this.copy('accepted');
    const [glass] = await sql<{ id: string }>(
      this.api.orm,
      'select id from break_glass where consultation_id = ? and person_id = ?',
      [consultationId, this.cast.ids.glassBreaker],
    );
    return glass?.id ?? '';
  }

  /** So that one route's wrong guesses do not close the next. */
  async forgetAttempts(): Promise<void> {
    const { REDIS_URL, REDIS_PREFIX } = this.api.config;
    const redis = new Redis(REDIS_URL);
    const keys = await redis.keys(`${REDIS_PREFIX}:attempts:*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  }

  /** The same as it is now. */
  again({ consultationId }: Target): Promise<Target> {
    return targetOf(this.api, consultationId);
  }

  /** A consultation that is not there. */
  absent(): Target {
    return { ...this.targets.submitted, consultationId: randomUUID(), attachmentId: randomUUID() };
  }
}

/** Takes consultations to their states as people do. */
class Author {
  private day = 1;
  private readonly requester: ApiClient;
  private readonly expert: ApiClient;

  constructor(
    private readonly api: ApiHarness,
    private readonly cast: Cast,
  ) {
    this.requester = cast.client('requester');
    this.expert = cast.client('assignedExpert');
  }

  async write(state: ConsultationState): Promise<Target> {
    const consultation = await draft(this.requester);
    const params = { consultationId: consultation.id };
    const revision = () => this.revisionOf(consultation.id);
    await this.requester.call('updateDraft', { params, body: { revision: await revision(), patient } });
    await this.requester.upload(consultation.id, { name: '心电图.png', type: 'image/png', content: picture });
    if (state !== 'draft') {
      await submit(this.requester, { ...consultation, revision: await revision() });
      await this.share(consultation);
    }
    if (state === 'refused') {
      done(
        await this.expert.call('refuseConsultation', {
          params,
          body: { revision: await revision(), reason: 'x' },
        }),
      );
    } else if (!['draft', 'submitted'].includes(state)) {
      await this.answer(state, consultation.id);
    }
    return targetOf(this.api, consultation.id);
  }

  private async answer(state: ConsultationState, id: string): Promise<void> {
    const params = { consultationId: id };
    const now = async () => ({ id, revision: await this.revisionOf(id) }) as Consultation;
    const body = async () => ({ revision: await this.revisionOf(id) });
    await accept(this.expert, await now());
    if (state === 'cancelled') {
      const reason = 'Transferred elsewhere';
      await this.requester
        .call('cancelConsultation', { params, body: { ...(await body()), reason } })
        .then(done);
    }
    if (['accepted', 'cancelled'].includes(state)) return;
    this.day += 1;
    await schedule(this.expert, await now(), new Date(Date.now() + this.day * 86_400_000));
    await this.expert.call('saveOpinion', { params, body: opinion }).then(done);
    if (state === 'inSession') {
      await sql(this.api.orm, "update consultation set state = 'inSession' where id = ?", [id]);
      await sql(this.api.orm, "update live_session set state = 'live' where consultation_id = ?", [id]);
    }
    if (['scheduled', 'inSession'].includes(state)) return;
    await this.expert.call('signOpinion', { params, body: { ...opinion, ...(await body()) } }).then(done);
    await waitFor('the record', async () => (await this.recordsOf(id)) > 0, 30_000);
    if (state === 'signed') return;
    await this.requester.call('acknowledgeConsultation', { params, body: await body() }).then(done);
    if (state === 'closed')
      await this.requester.call('closeConsultation', { params, body: await body() }).then(done);
  }

  /** With those beyond its parties: somebody who joined, and two who broke the glass. */
  private async share({ id, number }: Consultation): Promise<void> {
    const { ids } = this.cast;
    await sql(
      this.api.orm,
      `insert into consultation_member (id, consultation_id, person_id, added_by_id, added_at) values (?, ?, ?, ?, now())`,
      [newId(), id, ids.mdtMember, ids.invitedCoordinator],
    );
    for (const [personId, hours] of [
      [ids.glassBreaker, 4],
      [ids.lateGlassBreaker, -1],
    ] as const) {
      await sql(
        this.api.orm,
        `insert into break_glass (id, consultation_id, person_id, consultation_number, hospital_ids, reason, opened_at, until)
         select ?, id, ?, ?, array[inviting_hospital_id, invited_hospital_id], 'x', now() - interval '5 hours',
           now() + ? * interval '1 hour' from consultation where id = ?`,
        [newId(), personId, number, hours, id],
      );
    }
  }

  private async revisionOf(id: string): Promise<number> {
    return (await targetOf(this.api, id)).revision;
  }

  private async recordsOf(id: string): Promise<number> {
    return (await sql(this.api.orm, 'select id from record_document where consultation_id = ?', [id])).length;
  }
}

export async function targetOf(api: ApiHarness, id: string): Promise<Target> {
  const [row] = await sql<Target>(
    api.orm,
    `select c.id as "consultationId", c.number, c.revision, c.state,
       coalesce((select a.id from attachment a where a.consultation_id = c.id limit 1), c.id) as "attachmentId"
     from consultation c where c.id = ?`,
    [id],
  );
  if (!row) throw new Error(`No consultation ${id}`);
  return row;
}
