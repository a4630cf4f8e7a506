import { contractDay, type PairingSide } from '@jiedui/domain';
import type { AgreementId, PairingId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../base/database/id.js';
import { Hospital } from '../features/hospitals/index.js';
import { Agreement, AgreementTransition, Pairing } from '../features/pairings/index.js';
import { Person } from '../features/people/index.js';
import { type DemoAgreement, type DemoPair, demoPairs, type Step } from './agreements.data.js';
import { agreementWords, demoAnswerLimits, demoLimits } from './demo.data.js';

const dayMs = 86_400_000;
class AgreementSeeder {
  constructor(
    private readonly em: EntityManager,
    private readonly now: Date,
  ) {}

  async seed(pair: DemoPair): Promise<void> {
    const { em } = this;
    const pairing = em.create(Pairing, {
      id: newId<PairingId>(),
      invitingHospital: await em.findOneOrFail(Hospital, { code: pair.inviting }),
      invitedHospital: await em.findOneOrFail(Hospital, { code: pair.invited }),
      createdAt: this.now,
    });
    em.persist(pairing);
    const people = {
      inviting: await this.coordinatorOf(pair.inviting),
      invited: await this.coordinatorOf(pair.invited),
    };
    let former: Agreement | undefined;
    for (const terms of pair.agreements) {
      const agreement = this.agreement(pairing, pair, terms, terms.renews ? former : undefined);
      const signedAt = this.daysAgo(terms.steps.find(({ action }) => action === 'accept')?.daysAgo ?? 4);
      if (terms.signedBy.includes('inviting')) {
        Object.assign(agreement, { invitingAcceptedAt: signedAt, invitingAcceptedBy: people.inviting });
      }
      if (terms.signedBy.includes('invited')) {
        Object.assign(agreement, { invitedAcceptedAt: signedAt, invitedAcceptedBy: people.invited });
      }
      em.persist(agreement);
      for (const step of terms.steps) this.tell(agreement, step, people);
      former = agreement;
    }
    await em.flush();
  }

  private agreement(
    pairing: Pairing,
    { isLead }: DemoPair,
    terms: DemoAgreement,
    former: Agreement | undefined,
  ): Agreement {
    const suspended = terms.steps.find(({ to }) => to === 'suspended');
    const ended = terms.steps.find(({ to }) => to === 'ended');
    const begun = this.daysAgo((terms.steps[0]?.daysAgo ?? 1) + 1);
    return this.em.create(Agreement, {
      id: newId<AgreementId>(),
      pairing,
      revision: 1 + terms.steps.length,
      state: terms.state,
      isLead,
      specialties: [...terms.specialties],
      services: [...terms.services],
      purpose: agreementWords.purpose,
      invitingDuties: agreementWords.inviting_duties,
      invitedDuties: agreementWords.invited_duties,
      invitingLiability: agreementWords.inviting_liability,
      invitedLiability: agreementWords.invited_liability,
      fees: agreementWords.fees,
      responseLimitMinutes: demoLimits,
      answerLimitMinutes: demoAnswerLimits,
      contactEveryDays: 30,
      validFrom: this.day(terms.from),
      validUntil: this.day(terms.until),
      invitingAcceptedAt: null,
      invitingAcceptedBy: null,
      invitedAcceptedAt: null,
      invitedAcceptedBy: null,
      suspendedAt: suspended ? this.daysAgo(suspended.daysAgo) : null,
      suspendedBy: suspended?.party ?? null,
      endedAt: ended ? this.daysAgo(ended.daysAgo) : null,
      renewsId: former?.id ?? null,
      matchingRunId: null,
      createdAt: begun,
      updatedAt: this.daysAgo(terms.steps.at(-1)?.daysAgo ?? 1),
    });
  }

  private tell(agreement: Agreement, step: Step, people: Record<PairingSide, Person | null>): void {
    const { action, from, to, daysAgo, party, reason } = step;
    const by = party === 'inviting' || party === 'invited' ? people[party] : null;
    this.em.persist(
      this.em.create(AgreementTransition, {
        id: newId(),
        agreement,
        action,
        fromState: from,
        toState: to,
        side: party ?? null,
        byPerson: by,
        reason: reason ?? null,
        at: this.daysAgo(daysAgo),
      }),
    );
  }

  private async coordinatorOf(code: string): Promise<Person | null> {
    const [row] = await this.em.execute<{ id: PersonId }[]>(
      `select p.person_id as id from post p join hospital h on h.id = p.hospital_id
       where h.code = ? and p.role = 'coordinator' order by p.id limit 1`,
      [code],
    );
    return row ? this.em.getReference(Person, row.id) : null;
  }

  private daysAgo(days: number): Date {
    return new Date(this.now.getTime() - days * dayMs);
  }

  private day(fromToday: number | null): string | null {
    return fromToday === null ? null : contractDay(this.daysAgo(-fromToday));
  }
}

/** Pairs of the demo's hospitals, with what they agreed, tried to agree, and negotiate now. */
export async function seedAgreements(em: EntityManager, now: Date): Promise<void> {
  const seeder = new AgreementSeeder(em, now);
  for (const pair of demoPairs) await seeder.seed(pair);
}
