import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CatalogueError, type InputOf, type Me } from '@jiedui/contracts';
import type { Clock, PersonId } from '@jiedui/kernel';
import { actAsSystem } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { AttemptLimiter, hashNewPassword, SessionOpener, sha256 } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { Person, Post } from '../people/index.js';
import { PostLedger } from './post.ledger.js';

const codeHours = 24;
const setupLock = 7_305_415;

/** The first administrator of a new installation: made once, by whoever can read the log of the api. */
@Injectable()
export class SetupService implements OnApplicationBootstrap {
  private readonly logger = new Logger(SetupService.name);

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly limiter: AttemptLimiter,
    private readonly opener: SessionOpener,
    private readonly posts: PostLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Every process of a new installation writes a code to its log; each of them holds until one was used. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.SETUP_CODE || !this.config.ROLES.includes('http') || !(await this.isNeeded())) return;
    const code = randomBytes(15).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + codeHours * 3_600_000);
    await actAsSystem(() =>
      this.database.transaction(async (em) => {
        await em.execute('delete from setup_code where expires_at < ?', [this.clock.now().toISOString()]);
        await em.execute('insert into setup_code (code_sha256, expires_at) values (?, ?)', [
          sha256(code),
          expiresAt.toISOString(),
        ]);
      }),
    );
    this.logger.warn(
      `No administrator yet: open ${this.config.PUBLIC_URL}/setup and enter the set-up code ${code} (for ${codeHours} hours)`,
    );
  }

  /** Whether nobody was ever made an administrator of this installation. */
  isNeeded(): Promise<boolean> {
    return this.database.read((em) => this.isStillNeeded(em));
  }

  /** @throws SETUP_ALREADY_DONE, SETUP_CODE_WRONG, EMAIL_ALREADY_USED, PASSWORD_WEAK */
  async complete(body: InputOf<'completeSetup'>['body']): Promise<{ token: string; me: Me }> {
    await this.limiter.takeByAddress('token');
    const { code, email, nameZh, nameEn, locale, password } = body;
    const signedIn = await this.database.transaction(async (em) => {
      // Of several at once the first makes the administrator; the others find it done.
      await em.execute('select pg_advisory_xact_lock(?)', [setupLock]);
      if (!(await this.isStillNeeded(em))) throw new CatalogueError('SETUP_ALREADY_DONE');
      if (!(await this.isCodeRight(em, code))) throw new CatalogueError('SETUP_CODE_WRONG');
      if (await em.count(Person, { email })) throw new CatalogueError('EMAIL_ALREADY_USED');
      const passwordHash = await hashNewPassword(password, { email, nameZh, nameEn });
      const createdAt = this.clock.now();
      const person = em.create(Person, {
        id: newId<PersonId>(),
        email,
        nameZh,
        nameEn,
        locale,
        passwordHash,
        createdAt,
        passwordChangedAt: createdAt,
      });
      em.persist(person);
      await this.appoint(em, person);
      await em.execute('delete from setup_code');
      return this.opener.open(em, person, 'setup');
    });
    await this.limiter.giveBackByAddress('token');
    return signedIn;
  }

  private async appoint(em: EntityManager, person: Person): Promise<void> {
    const post = await this.posts.add(em, person, {
      role: 'platformAdministrator',
      hospitalId: null,
      regionCode: null,
      specialties: [],
      validFrom: this.posts.today(),
      validUntil: null,
    });
    await this.audit.record(em, {
      caller: { personId: person.id },
      action: 'create',
      subject: { kind: 'installation' },
      details: { administrator: person.id, postId: post.id },
    });
  }

  private async isStillNeeded(em: EntityManager): Promise<boolean> {
    return (await em.count(Post, { role: 'platformAdministrator' })) === 0;
  }

  private async isCodeRight(em: EntityManager, code: string): Promise<boolean> {
    const hash = sha256(code.trim());
    if (this.config.SETUP_CODE) return timingSafeEqual(hash, sha256(this.config.SETUP_CODE));
    const now = this.clock.now().toISOString();
    const sql = 'select 1 from setup_code where code_sha256 = ? and expires_at > ?';
    return (await em.execute<object[]>(sql, [hash, now])).length > 0;
  }
}
