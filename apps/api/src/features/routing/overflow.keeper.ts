import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  type ConsultationAction,
  type ConsultationChange,
  consultationServices,
  overflowCredits,
  scopeBlock,
} from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { newId } from '../../base/database/id.js';
import { type Consultation, ConsultationLedger, type HeldConsultation } from '../consultations/index.js';
import { Agreement, pairingsOfInviting } from '../pairings/index.js';
import { RoutingDesk } from './routing.desk.js';

const asking: readonly ConsultationAction[] = ['submit', 'reroute', 'reopen'];

const earn = `
insert into overflow_credit (id, helper_hospital_id, helped_hospital_id, credits, consultation_id, at)
values (?, ?, ?, ?, ?, ?)`;

/** Keeps overflow fair: it is asked for only while it is open, and what it earns is written when it is answered. */
@Injectable()
export class OverflowKeeper implements OnModuleInit {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly ledger: ConsultationLedger,
    private readonly desk: RoutingDesk,
  ) {}

  onModuleInit(): void {
    this.ledger.onApplied((em, held, change) => this.follow(em, held, change));
  }

  private async follow(
    em: EntityManager,
    { consultation }: HeldConsultation,
    { action }: ConsultationChange,
  ): Promise<void> {
    const isConcerned = asking.includes(action) || action === 'sign';
    if (!isConcerned || !(await this.isLent(em, consultation))) return;
    if (action === 'sign') return this.earn(em, consultation);
    return this.requireOpen(em, consultation);
  }

  /** Asked under the agreement of a neighbour. */
  private async isLent(em: EntityManager, { agreement, invitingHospital }: Consultation): Promise<boolean> {
    if (agreement === null) return false;
    const { pairing } = await em.findOneOrFail(Agreement, { id: agreement.id }, { populate: ['pairing'] });
    return pairing.invitingHospital.id !== invitingHospital.id;
  }

  /** @throws OVERFLOW_NOT_OPEN while a paired hospital can answer in time */
  private async requireOpen(em: EntityManager, consultation: Consultation): Promise<void> {
    const { specialty, urgency, answerForm, invitingHospital, invitedHospital } = consultation;
    if (!specialty || !urgency) throw new CatalogueError('REQUEST_INCOMPLETE');
    const question = { specialty, urgency, language: null, isLive: answerForm === 'live' };
    const { options } = await this.desk.order(em, question, invitingHospital.id);
    const isOption = options.some((one) => one.way === 'overflow' && one.hospitalId === invitedHospital?.id);
    if (!isOption) throw new CatalogueError('OVERFLOW_NOT_OPEN');
  }

  private async earn(em: EntityManager, consultation: Consultation): Promise<void> {
    const { id, urgency, invitedHospital } = consultation;
    if (!invitedHospital || !urgency) return;
    const helpedId = await this.helped(em, consultation);
    const at = this.clock.now().toISOString();
    await em.execute(earn, [newId(), invitedHospital.id, helpedId, overflowCredits[urgency], id, at]);
  }

  /** Whoever should have answered: the paired hospital that covers the specialty, the lead first; else the asker. */
  private async helped(
    em: EntityManager,
    { invitingHospital, specialty }: Consultation,
  ): Promise<HospitalId> {
    const wanted = { specialty, anyServiceOf: consultationServices };
    const pairings = await pairingsOfInviting(em, [invitingHospital.id], this.clock.now());
    const covering = pairings.filter(
      ({ agreement, block }) => agreement && !block && !scopeBlock(agreement, wanted),
    );
    const lead = covering.find(({ agreement }) => agreement?.isLead) ?? covering[0];
    return lead?.pairing.invitedHospital.id ?? invitingHospital.id;
  }
}
