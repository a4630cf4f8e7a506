import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type RoutingSetting } from '@jiedui/contracts';
import { defaultOpenPerExpert, defaultPageWaitMinutes, type Permission } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';

type Content = InputOf<'updateRoutingSetting'>['body'];

const read = `
select page_wait_minutes as "pageWaitMinutes", open_per_expert as "openPerExpert", asks_overflow as "asksOverflow",
  answers_overflow as "answersOverflow" from routing_setting where hospital_id = ?`;
const write = `
insert into routing_setting (hospital_id, page_wait_minutes, open_per_expert, asks_overflow, answers_overflow,
  updated_at, updated_by_id) values (?, ?, ?, ?, ?, ?, ?)
on conflict (hospital_id) do update set page_wait_minutes = excluded.page_wait_minutes,
  open_per_expert = excluded.open_per_expert, asks_overflow = excluded.asks_overflow,
  answers_overflow = excluded.answers_overflow, updated_at = excluded.updated_at,
  updated_by_id = excluded.updated_by_id`;

const unset: Content = {
  pageWaitMinutes: null,
  openPerExpert: null,
  asksOverflow: false,
  answersOverflow: false,
};

/** What a hospital decided about pages, load and overflow. */
@Injectable()
export class RoutingSettingService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  get(caller: Caller, id: HospitalId): Promise<RoutingSetting> {
    return this.database.read(async (em) => {
      const hospital = await this.hospital(em, caller, id, 'hospital.seeRoster');
      return this.view(em, caller, hospital);
    });
  }

  update(caller: Caller, id: HospitalId, content: Content): Promise<RoutingSetting> {
    return this.database.transaction(async (em) => {
      const hospital = await this.hospital(em, caller, id, 'hospital.keepRoster');
      const { pageWaitMinutes, openPerExpert, asksOverflow, answersOverflow } = content;
      await em.execute(write, [
        id,
        pageWaitMinutes,
        openPerExpert,
        asksOverflow,
        answersOverflow,
        this.clock.now().toISOString(),
        caller.personId,
      ]);
      await this.audit.record(em, {
        caller,
        action: 'change',
        subject: { kind: 'routing', id },
        hospitalIds: [id],
        why: 'coordinator',
        details: content,
      });
      return this.view(em, caller, hospital);
    });
  }

  private async view(em: EntityManager, { actor }: Caller, hospital: Hospital): Promise<RoutingSetting> {
    const [kept = unset] = await em.execute<Content[]>(read, [hospital.id]);
    return {
      ...kept,
      hospital: hospitalView(hospital),
      usual: { pageWaitMinutes: defaultPageWaitMinutes.emergency, openPerExpert: defaultOpenPerExpert },
      mayChange: this.policy.allows(actor, 'hospital.keepRoster', subjectOf(hospital)),
    };
  }

  private async hospital(
    em: EntityManager,
    { actor }: Caller,
    id: HospitalId,
    permission: Permission,
  ): Promise<Hospital> {
    const hospital = await em.findOne(Hospital, { id });
    if (!hospital) throw new CatalogueError('NOT_FOUND');
    this.policy.require(actor, permission, subjectOf(hospital));
    return hospital;
  }
}

const subjectOf = ({ id, regionCode }: Hospital) =>
  ({ kind: 'hospital', hospitalId: id, regionCode }) as const;
