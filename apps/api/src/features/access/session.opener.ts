import { Injectable } from '@nestjs/common';
import { CatalogueError, type Me } from '@jiedui/contracts';
import type { StepUpMethod } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';
import { SessionLedger } from './session.ledger.js';
import { SessionReader } from './session.reader.js';

/** The last step of every way of signing in. */
@Injectable()
export class SessionOpener {
  constructor(
    private readonly ledger: SessionLedger,
    private readonly reader: SessionReader,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Takes a person past the door, and holds it: whoever closes the account or changes its password at this moment
   * waits, and then finds the new session to end, or has been waited for and is seen here.
   * @param passwordHash that the password matched; another one by now means that it was changed meanwhile
   */
  async admit(em: EntityManager, personId: PersonId, passwordHash?: string): Promise<Person> {
    const person = await em.findOneOrFail(
      Person,
      { id: personId },
      { populate: ['passwordHash'], lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (passwordHash !== undefined && person.passwordHash !== passwordHash) {
      throw new CatalogueError('CREDENTIALS_WRONG');
    }
    if (person.disabledAt) throw new CatalogueError('ACCOUNT_DISABLED');
    return person;
  }

  async open(
    em: EntityManager,
    person: Person,
    method: StepUpMethod | 'setup',
  ): Promise<{ token: string; me: Me }> {
    const { session, token } = this.ledger.open(em, person);
    await em.flush();
    const caller = { personId: person.id, signInSessionId: session.id };
    await this.audit.record(em, {
      caller,
      action: 'signIn',
      subject: { kind: 'signInSession', id: session.id },
      details: { method },
    });
    return { token, me: await this.reader.meOf(em, session.id) };
  }
}
