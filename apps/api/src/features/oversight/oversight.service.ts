import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type Oversight,
  type OverseenConsultation,
  type Region,
} from '@jiedui/contracts';
import { type Actor, type RegionCode, regionLineage, supervisedRegions } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findRegionBranch, findRegions } from '../regions/index.js';
import { figuresOf, findOverseen } from './oversight.query.js';

const nameOf = ({ code, nameZh, nameEn }: Region) => ({ code, nameZh, nameEn });

/** What a supervisor sees of the region below them: how consultations stand, never whom they are about. */
@Injectable()
export class OversightService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  figures(caller: Caller, wanted: RegionCode | undefined): Promise<Oversight> {
    const code = this.supervised(caller, wanted);
    return this.database.read(async (em) => {
      const branch = await findRegionBranch(em, code);
      if (!branch) throw new CatalogueError('NOT_FOUND');
      const figures = await figuresOf(em, code, this.clock.now());
      return {
        region: nameOf(branch.region),
        path: await this.pathTo(em, caller, code),
        figures: figures(code),
        children: branch.children.map((child) => ({ ...nameOf(child), figures: figures(child.code) })),
      };
    });
  }

  consultations(caller: Caller, { regionCode, ...filter }: InputOf<'listOverseenConsultations'>['query']) {
    const code = this.supervised(caller, regionCode);
    return this.database.read(async (em) => {
      const { rows, total } = await findOverseen(em, code, filter, this.clock.now());
      await this.audit.record(em, {
        caller,
        action: 'search',
        subject: { kind: 'region', id: code },
        why: 'supervisorAbove',
        details: { found: rows.length },
      });
      const hospitals = await em.find(Hospital, {
        id: { $in: rows.flatMap((row) => [row.invitingHospitalId, row.invitedHospitalId]) },
      });
      const views = new Map<HospitalId, OverseenConsultation['invitingHospital']>(
        hospitals.map((hospital) => [hospital.id, hospitalView(hospital)]),
      );
      const items = rows.flatMap(({ invitingHospitalId, invitedHospitalId, ...row }) => {
        const invitingHospital = views.get(invitingHospitalId);
        const invitedHospital = views.get(invitedHospitalId);
        return invitingHospital && invitedHospital ? [{ ...row, invitingHospital, invitedHospital }] : [];
      });
      return { items, total, page: filter.page, pageSize: filter.pageSize };
    });
  }

  /** @returns the region asked for, or the first that the caller supervises */
  private supervised({ actor }: Caller, wanted: RegionCode | undefined): RegionCode {
    const [first] = supervisedRegions(actor);
    if (first === undefined) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const code = wanted ?? first;
    if (!this.oversees(actor, code)) throw new CatalogueError('NOT_FOUND');
    return code;
  }

  private oversees(actor: Actor, regionCode: RegionCode): boolean {
    return this.policy.allows(actor, 'region.oversee', { kind: 'region', regionCode });
  }

  private async pathTo(em: EntityManager, { actor }: Caller, code: RegionCode) {
    const lineage = regionLineage(code).filter((one) => this.oversees(actor, one));
    const found = await findRegions(em, lineage);
    return lineage.flatMap((one) => found.get(one) ?? []).map(nameOf);
  }
}
