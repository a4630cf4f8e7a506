import { contractDay } from "../../../../libs/domain/src/index.js";
import { newId } from "../base/database/id.js";
import { Hospital } from "../features/hospitals/index.js";
import { Agreement, AgreementTransition, Pairing } from "../features/pairings/index.js";
import { Person } from "../features/people/index.js";
import { demoPairs } from "./agreements.data.js";
import { agreementWords, demoLimits } from "./demo.data.js";
const dayMs = 86_400_000;
let AgreementSeeder = class AgreementSeeder {
    em;
    now;
    constructor(em, now){
        this.em = em;
        this.now = now;
    }
    async seed(pair) {
        const { em } = this;
        const pairing = em.create(Pairing, {
            id: newId(),
            invitingHospital: await em.findOneOrFail(Hospital, {
                code: pair.inviting
            }),
            invitedHospital: await em.findOneOrFail(Hospital, {
                code: pair.invited
            }),
            createdAt: this.now
        });
        em.persist(pairing);
        const people = {
            inviting: await this.coordinatorOf(pair.inviting),
            invited: await this.coordinatorOf(pair.invited)
        };
        let former;
        for (const terms of pair.agreements){
            const agreement = this.agreement(pairing, pair, terms, terms.renews ? former : undefined);
            const signedAt = this.daysAgo(terms.steps.find(({ action })=>action === 'accept')?.daysAgo ?? 4);
            if (terms.signedBy.includes('inviting')) {
                Object.assign(agreement, {
                    invitingAcceptedAt: signedAt,
                    invitingAcceptedBy: people.inviting
                });
            }
            if (terms.signedBy.includes('invited')) {
                Object.assign(agreement, {
                    invitedAcceptedAt: signedAt,
                    invitedAcceptedBy: people.invited
                });
            }
            em.persist(agreement);
            for (const step of terms.steps)this.tell(agreement, step, people);
            former = agreement;
        }
        await em.flush();
    }
    agreement(pairing, { isLead }, terms, former) {
        const suspended = terms.steps.find(({ to })=>to === 'suspended');
        const ended = terms.steps.find(({ to })=>to === 'ended');
        const begun = this.daysAgo((terms.steps[0]?.daysAgo ?? 1) + 1);
        return this.em.create(Agreement, {
            id: newId(),
            pairing,
            revision: 1 + terms.steps.length,
            state: terms.state,
            isLead,
            specialties: [
                ...terms.specialties
            ],
            services: [
                ...terms.services
            ],
            purpose: agreementWords.purpose,
            invitingDuties: agreementWords.inviting_duties,
            invitedDuties: agreementWords.invited_duties,
            invitingLiability: agreementWords.inviting_liability,
            invitedLiability: agreementWords.invited_liability,
            fees: agreementWords.fees,
            responseLimitMinutes: demoLimits,
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
            updatedAt: this.daysAgo(terms.steps.at(-1)?.daysAgo ?? 1)
        });
    }
    tell(agreement, step, people) {
        const { action, from, to, daysAgo, party, reason } = step;
        const by = party === 'inviting' || party === 'invited' ? people[party] : null;
        this.em.persist(this.em.create(AgreementTransition, {
            id: newId(),
            agreement,
            action,
            fromState: from,
            toState: to,
            side: party ?? null,
            byPerson: by,
            reason: reason ?? null,
            at: this.daysAgo(daysAgo)
        }));
    }
    async coordinatorOf(code) {
        const [row] = await this.em.execute(`select p.person_id as id from post p join hospital h on h.id = p.hospital_id
       where h.code = ? and p.role = 'coordinator' order by p.id limit 1`, [
            code
        ]);
        return row ? this.em.getReference(Person, row.id) : null;
    }
    daysAgo(days) {
        return new Date(this.now.getTime() - days * dayMs);
    }
    day(fromToday) {
        return fromToday === null ? null : contractDay(this.daysAgo(-fromToday));
    }
};
/** Pairs of the demo's hospitals, with what they agreed, tried to agree, and negotiate now. */ export async function seedAgreements(em, now) {
    const seeder = new AgreementSeeder(em, now);
    for (const pair of demoPairs)await seeder.seed(pair);
}

//# sourceMappingURL=agreements.demo.js.map