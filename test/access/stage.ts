import { type ConsultationState, consultationStates } from '@jiedui/domain';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { ApiHarness } from '../../apps/api/test/api-harness.js';
import { Author } from './author.js';
import { Cast, type Person } from './cast.js';
import { copyConsultation } from './copies.js';
import { sql } from './sql.js';
import { type Target, targetOf } from './target.js';

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
  informationRequested: [...asked, 'invitedExpert'],
  accepted: asked,
  scheduled: asked,
  waiting: asked,
  inSession: asked,
  missed: asked,
  opinionDrafted: asked,
  signed: asked,
  acknowledged: asked,
  closed: asked,
  refused: asked,
  // Nobody had taken it.
  expired: asked.filter((person) => person !== 'assignedExpert'),
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
    // Everybody has practised long enough to consult: who may is what is asked here.
    await sql(api.orm, "update person set practising_since = '2008-07-01'");
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
    return {
      ...this.targets.submitted,
      consultationId: randomUUID(),
      attachmentId: randomUUID(),
      consentId: randomUUID(),
    };
  }
}
