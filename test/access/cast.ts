import type { Role, Specialty } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { createHash, randomBytes } from 'node:crypto';
import { ApiClient, type ApiHarness } from '../../apps/api/test/api-harness.js';
import { newId } from '../../apps/api/src/base/database/id.js';
import { appoint } from '../../apps/api/test/people-steps.js';
import { chunked, sql } from './sql.js';

interface Part {
  readonly role: Role;
  readonly hospital?: string;
  readonly regionCode?: string;
  readonly specialties?: readonly Specialty[];
}

const countyDoctor: Part = { role: 'countyDoctor', hospital: 'COUNTY-A' };
const expert = (...specialties: Specialty[]): Part => ({ role: 'expert', hospital: 'TOP-A', specialties });

/** Everybody who tries. COUNTY-A asks TOP-A about the heart; the rest stand beside, above or outside. */
const parts = {
  requester: countyDoctor,
  colleagueDoctor: countyDoctor,
  foreignDoctor: { role: 'countyDoctor', hospital: 'COUNTY-B' },
  assignedExpert: expert('cardiology'),
  invitedExpert: expert('cardiology'),
  otherExpert: expert('radiology'),
  foreignExpert: { role: 'expert', hospital: 'TOP-B', specialties: ['cardiology'] },
  mdtMember: expert('neurology'),
  invitingCoordinator: { role: 'coordinator', hospital: 'COUNTY-A' },
  invitedCoordinator: { role: 'coordinator', hospital: 'TOP-A' },
  foreignCoordinator: { role: 'coordinator', hospital: 'TOP-B' },
  glassBreaker: countyDoctor,
  /** Broke the glass too, and their time is over. */
  lateGlassBreaker: countyDoctor,
  invitingAdministrator: { role: 'hospitalAdministrator', hospital: 'COUNTY-A' },
  invitedAdministrator: { role: 'hospitalAdministrator', hospital: 'TOP-A' },
  foreignAdministrator: { role: 'hospitalAdministrator', hospital: 'TOP-B' },
  supervisorAbove: { role: 'supervisor', regionCode: 'above' },
  supervisorElsewhere: { role: 'supervisor', regionCode: 'elsewhere' },
  platformAdministrator: { role: 'platformAdministrator' },
  /** Coordinated the inviting hospital until yesterday. */
  endedPost: { role: 'coordinator', hospital: 'COUNTY-A' },
  /** Coordinates the inviting hospital, but the account was closed after signing in. */
  disabled: { role: 'coordinator', hospital: 'COUNTY-A' },
} as const satisfies Record<string, Part>;

export type Person = keyof typeof parts;
export type Actor = Person | 'anonymous';
export const people = Object.keys(parts) as Person[];
export const actors: readonly Actor[] = ['anonymous', ...people];
/** Those whose session opens something. */
export const signedIn: readonly Person[] = people.filter((name) => name !== 'disabled');
export const roleOf = (name: Person): Role => parts[name].role;

export class Cast {
  private constructor(
    private readonly api: ApiHarness,
    readonly ids: Readonly<Record<Person, PersonId>>,
    private readonly clients: Readonly<Record<Person, ApiClient>>,
  ) {}

  /** Appoints everybody behind the application's back; they sign in by its front door. */
  static async gather(api: ApiHarness): Promise<Cast> {
    const [county] = await sql<{ region: string }>(
      api.orm,
      "select region_code as region from hospital where code = 'COUNTY-A'",
    );
    const region = county?.region ?? '';
    const regions: Record<string, string> = {
      above: region.slice(0, 2),
      elsewhere: region.startsWith('65') ? '54' : '65',
    };
    const ids = {} as Record<Person, PersonId>;
    const clients = {} as Record<Person, ApiClient>;
    await chunked(people, 3, async (name) => {
      const part: Part = parts[name];
      const email = emailOf(name);
      ids[name] = await appoint(api, {
        ...part,
        email,
        ...(part.regionCode ? { regionCode: regions[part.regionCode] ?? '' } : {}),
      });
      clients[name] = await api.signIn(email);
    });
    const cast = new Cast(api, ids, clients);
    await cast.fallOut();
    await sql(api.orm, 'update sign_in_session set stepped_up_at = now()');
    return cast;
  }

  /** The one whose post ended, and the one whose account was closed while signed in. */
  private async fallOut(): Promise<void> {
    const { orm } = this.api;
    await sql(
      orm,
      `update post set valid_until = current_date - 1, ended_at = now(), end_reason = 'x', ended_by_id = person_id
       where person_id = ?`,
      [this.ids.endedPost],
    );
    const administrator = await this.freshClient('platformAdministrator');
    const answer = await administrator.call('disableAccount', {
      params: { personId: this.ids.disabled },
      body: { reason: 'Left the hospital' },
    });
    if (answer.status !== 200) throw new Error(`The account was not closed: ${answer.status}`);
  }

  client(name: Actor): ApiClient {
    return name === 'anonymous' ? this.api.stranger : this.clients[name];
  }

  /** A session of its own, for what ends or changes it. Whoever has none stays without. */
  async freshClient(name: Actor, { isSteppedUp = true } = {}): Promise<ApiClient> {
    if (name === 'anonymous') return this.api.stranger;
    if (name === 'disabled') return new ApiClient(this.api.app, this.cookie(name));
    const token = randomBytes(32).toString('base64url');
    await sql(
      this.api.orm,
      `insert into sign_in_session (id, token_sha256, person_id, created_at, last_used_at, expires_at, stepped_up_at)
       values (?, ?, ?, now(), now(), now() + interval '1 hour', case when ? then now() end)`,
      [newId(), createHash('sha256').update(token).digest(), this.ids[name], isSteppedUp],
    );
    return new ApiClient(this.api.app, `jiedui_session=${token}`);
  }

  cookie(name: Person): string {
    return this.clients[name].cookie ?? '';
  }
}

export const emailOf = (name: Person) => `${name.toLowerCase()}@access.example`;
