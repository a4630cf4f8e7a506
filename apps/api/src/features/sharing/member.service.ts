import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type ConsultationMember as MemberView,
  type MemberCandidate,
} from '@jiedui/contracts';
import { type ConsultationState, type Permission, settledStates } from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { validOn } from '../../base/database/valid-on.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import {
  auditOf,
  ConsultationHints,
  ConsultationLedger,
  ConsultationMember,
  ConsultationReader,
  memberView,
  type SeenConsultation,
} from '../consultations/index.js';
import { hospitalView } from '../hospitals/index.js';
import { Person, personView, Post } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';

const candidatesAtMost = 20;
const finalStates: readonly ConsultationState[] = settledStates;
const changing: Permission = 'consultation.changeMembers';

/** Lets further experts of the invited hospital join a consultation: the beginning of an MDT. */
@Injectable()
export class MemberService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly reader: ConsultationReader,
    private readonly ledger: ConsultationLedger,
    private readonly audit: AuditTrail,
    private readonly hints: ConsultationHints,
  ) {}

  listCandidates(caller: Caller, id: ConsultationId, search = ''): Promise<MemberCandidate[]> {
    return this.database.read(async (em) => {
      const { consultation } = await this.see(em, caller, id);
      const posts = await this.expertPosts(em, consultation.invitedHospital?.id);
      const members = await em.find(ConsultationMember, { consultation });
      const taken = new Set([consultation.expert?.id, ...members.map(({ person }) => person.id)]);
      const wanted = search.trim().toLowerCase();
      return posts
        .filter(({ person }) => !taken.has(person.id))
        .filter(({ person }) => `${person.nameZh} ${person.nameEn}`.toLowerCase().includes(wanted))
        .slice(0, candidatesAtMost)
        .flatMap(({ person, hospital, specialties }) =>
          hospital ? [{ person: personView(person), hospital: hospitalView(hospital), specialties }] : [],
        );
    });
  }

  async add(caller: Caller, id: ConsultationId, personId: PersonId): Promise<MemberView> {
    const { member, consultation } = await this.database.transaction(async (em) => {
      const { consultation, why } = await this.ledger.holdFor(em, id, caller.actor, changing);
      if (finalStates.includes(consultation.state)) throw new CatalogueError('STATE_CONFLICT');
      const posts = await this.expertPosts(em, consultation.invitedHospital?.id);
      const post = posts.find(({ person }) => person.id === personId);
      if (!post) throw new CatalogueError('NOT_FOUND');
      const known = await em.count(ConsultationMember, { consultation, person: personId });
      if (known > 0 || consultation.expert?.id === personId) throw new CatalogueError('STATE_CONFLICT');
      const member = em.create(ConsultationMember, {
        id: newId(),
        consultation,
        person: post.person,
        addedBy: await em.findOneOrFail(Person, { id: caller.personId }),
        addedAt: this.clock.now(),
        specialty: null,
        isOpinionAsked: false,
        excusedAt: null,
        excusedBecause: null,
      });
      em.persist(member);
      await em.flush();
      await this.audit.record(em, {
        caller,
        action: 'change',
        ...auditOf(consultation),
        why,
        details: { memberAdded: personId },
      });
      this.ledger.oweNotice(em, consultation, { kind: 'member.added', personId });
      return { member, consultation };
    });
    this.hints.changed(consultation);
    return memberView(member);
  }

  async remove(caller: Caller, id: ConsultationId, personId: PersonId): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const { consultation, why } = await this.see(em, caller, id);
      const removed = await em.nativeDelete(ConsultationMember, { consultation, person: personId });
      if (removed === 0) throw new CatalogueError('NOT_FOUND');
      await this.audit.record(em, {
        caller,
        action: 'change',
        ...auditOf(consultation),
        why,
        details: { memberRemoved: personId },
      });
      return consultation;
    });
    this.hints.changed(consultation, consultation.state, personId);
  }

  private async see(
    em: EntityManager,
    caller: Caller,
    id: ConsultationId,
  ): Promise<Pick<SeenConsultation, 'consultation' | 'why'>> {
    const { consultation, shared } = await this.reader.see(em, caller, id);
    const why = this.policy.require(caller.actor, changing, { kind: 'consultation', consultation: shared });
    return { consultation, why };
  }

  private async expertPosts(em: EntityManager, hospitalId: HospitalId | undefined): Promise<Post[]> {
    if (!hospitalId) return [];
    const posts = await em.find(
      Post,
      { hospital: hospitalId, role: 'expert', person: { disabledAt: null }, ...validOn(this.clock.now()) },
      { populate: ['person', 'hospital'], orderBy: { person: { nameZh: 'asc' } } },
    );
    return [...new Map(posts.map((post) => [post.person.id, post])).values()];
  }
}
