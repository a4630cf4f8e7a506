import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type PairingRadar,
  type RadarPage,
  type RegionName,
  type RegionRadar,
} from '@jiedui/contracts';
import {
  type Actor,
  contractDay,
  hospitalPosts,
  isPlatformAdministrator,
  nation,
  type RegionCode,
  regionLineage,
  supervisedRegions,
} from '@jiedui/domain';
import type { Clock, PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Pairing } from '../pairings/index.js';
import { AccessPolicy } from '../policy/index.js';
import { childLength, findRegionBranch, findRegions } from '../regions/index.js';
import { findEscalations, findSnooze } from './radar-history.query.js';
import { findDetail, itemOf } from './radar-item.query.js';
import { findRadarSlice, type RadarScope } from './radar-list.query.js';
import { findRadarFigures } from './region-radar.query.js';

const nameOf = ({ code, nameZh, nameEn }: RegionName): RegionName => ({ code, nameZh, nameEn });

/** How pairings stand. It says of consultations only when the last was and how many there were. */
@Injectable()
export class RadarReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  list({ actor }: Caller, query: InputOf<'listRadar'>['query']): Promise<RadarPage> {
    const { regionCode, state, search, page, pageSize } = query;
    const scope = this.scopeOf(actor, regionCode);
    const filter = { state, search, page, pageSize };
    return this.database.read(async (em) => {
      const slice = await findRadarSlice(em, scope, filter, contractDay(this.clock.now()));
      return { ...slice, page, pageSize };
    });
  }

  region({ actor }: Caller, code: RegionCode): Promise<RegionRadar> {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    return this.database.read(async (em) => {
      const branch = await findRegionBranch(em, code);
      if (!branch) throw new CatalogueError('NOT_FOUND');
      const figures = await findRadarFigures(em, code, childLength[branch.region.level]);
      const above = await findRegions(em, regionLineage(code));
      return {
        region: nameOf(branch.region),
        path: regionLineage(code)
          .flatMap((one) => above.get(one) ?? [])
          .map(nameOf),
        figures: figures.all,
        children: branch.children.map((child) => ({ ...nameOf(child), figures: figures.of(child.code) })),
      };
    });
  }

  pairing(caller: Caller, id: PairingId): Promise<PairingRadar> {
    return this.database.read(async (em) => {
      const pairing = await findPairing(em, id);
      this.policy.require(caller.actor, 'pairing.see', { kind: 'pairing', ...pairing.subject() });
      return this.detail(em, caller, pairing);
    });
  }

  /** @throws NOT_FOUND where no agreement of the pair is in force */
  async detail(em: EntityManager, { actor }: Caller, pairing: Pairing): Promise<PairingRadar> {
    const row = await findDetail(em, pairing.id);
    if (!row) throw new CatalogueError('NOT_FOUND');
    const { beganOn, lastConsultationOn, lastVisitOn, lastMilestoneOn, askedInYear, ...item } = row;
    return {
      ...itemOf(item, contractDay(this.clock.now())),
      beganOn,
      signs: { lastConsultationOn, lastVisitOn, lastMilestoneOn, consultations: askedInYear },
      actions: [...row.nextActions],
      escalations: await findEscalations(em, pairing.id),
      snooze: await findSnooze(em, pairing.id),
      may: { tend: this.policy.allows(actor, 'pairing.tend', { kind: 'pairing', ...pairing.subject() }) },
    };
  }

  /** @throws NOT_FOUND for a region that the actor does not oversee; ACTION_NOT_ALLOWED where none is theirs to tend */
  private scopeOf(actor: Actor, wanted: RegionCode | undefined): RadarScope {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    const isEverywhere = isPlatformAdministrator(actor);
    if (wanted !== undefined) {
      const oversees = this.policy.allows(actor, 'region.oversee', { kind: 'region', regionCode: wanted });
      if (!oversees && !isEverywhere) throw new CatalogueError('NOT_FOUND');
      return { hospitalIds: [], regionCodes: [wanted] };
    }
    const tended = [...hospitalPosts(actor, 'coordinator'), ...hospitalPosts(actor, 'hospitalAdministrator')];
    return {
      hospitalIds: tended.map(({ hospitalId }) => hospitalId),
      regionCodes: isEverywhere ? [nation] : supervisedRegions(actor),
    };
  }
}

/** With its hospitals. @throws NOT_FOUND */
export async function findPairing(em: EntityManager, id: PairingId): Promise<Pairing> {
  const pairing = await em.findOne(Pairing, { id }, { populate: ['invitingHospital', 'invitedHospital'] });
  if (!pairing) throw new CatalogueError('NOT_FOUND');
  return pairing;
}
