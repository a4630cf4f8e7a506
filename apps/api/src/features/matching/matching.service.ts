import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type MatchingRun as MatchingRunView,
  type MatchingRunPage,
} from '@jiedui/contracts';
import { hospitalPosts, problemOf, supervisedRegions } from '@jiedui/domain';
import type { Clock, HospitalId, MatchingRunId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital } from '../hospitals/index.js';
import { Person } from '../people/index.js';
import { findRegions } from '../regions/index.js';
import { MatchingAccess } from './matching.access.js';
import { MatchingLedger } from './matching.ledger.js';
import { MatchingRun } from './matching-run.entity.js';
import { saveProblem } from './matching.queries.js';
import { matchingViews } from './matching.view.js';
import { loadMatchFacts, type MatchScope } from './problem.loader.js';

type Request = InputOf<'startMatching'>['body'];

const keeper = new Set(['keeper'] as const);

/** Plans from being asked for to being solved or left. */
@Injectable()
export class MatchingService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly access: MatchingAccess,
    private readonly ledger: MatchingLedger,
    private readonly audit: AuditTrail,
  ) {}

  list(
    { actor }: Caller,
    { page, pageSize }: InputOf<'listMatchingRuns'>['query'],
  ): Promise<MatchingRunPage> {
    const regions = supervisedRegions(actor);
    const hospitals = hospitalPosts(actor, 'coordinator').map(({ hospitalId }) => hospitalId);
    if (regions.length + hospitals.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const mine = {
      $or: [
        ...regions.map((code) => ({ regionCode: { $like: code === '0' ? '%' : `${code}%` } })),
        { hospital: { $in: hospitals } },
      ],
    };
    return this.database.read(async (em) => {
      const [runs, total] = await em.findAndCount(MatchingRun, mine, {
        populate: ['startedBy', 'hospital'],
        orderBy: { startedAt: 'desc', id: 'asc' },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      return { items: await matchingViews(em, runs), total, page, pageSize };
    });
  }

  async start(caller: Caller, request: Request): Promise<MatchingRunView> {
    const { run, view } = await this.database.transaction(async (em) => {
      const why = await this.access.requireStart(em, caller.actor, request);
      await this.requireRegions(em, request);
      const now = this.clock.now();
      await this.requireIdle(em, caller);
      const { scope, rules } = await this.scopeOf(em, request);
      const problem = problemOf(await loadMatchFacts(em, scope, now), rules, request.wishes);
      if (problem.counties.length === 0) throw new CatalogueError('MATCHING_NOTHING_ASKED');
      const run = em.create(MatchingRun, {
        id: newId<MatchingRunId>(),
        name: request.name.trim(),
        state: 'queued',
        attempt: 0,
        stage: null,
        percent: 0,
        regionCode: request.regionCode,
        hospital: request.hospitalId && em.getReference(Hospital, request.hospitalId),
        topRegionCode: request.topRegionCode,
        rules,
        wishes: request.wishes,
        figures: null,
        conflict: null,
        failure: null,
        startedBy: em.getReference(Person, caller.personId),
        startedAt: now,
        finishedAt: null,
      });
      em.persist(run);
      await em.flush();
      await saveProblem(em, run.id, problem);
      oweJob(em, 'matching.solve', { runId: run.id });
      const { regionCode, hospitalId } = request;
      await this.audit.record(em, {
        caller,
        action: 'create',
        subject: { kind: 'matchingRun', id: run.id },
        hospitalIds: hospitalId ? [hospitalId] : [],
        why,
        details: { regionCode, counties: problem.counties.length, tops: problem.tops.length },
      });
      return { run, view: await this.viewOf(em, run.id) };
    });
    this.ledger.changed(run);
    return view;
  }

  get({ actor }: Caller, id: MatchingRunId): Promise<MatchingRunView> {
    return this.database.read(async (em) => {
      await this.access.requireRun(em, actor, id);
      return this.viewOf(em, id);
    });
  }

  async cancel(caller: Caller, id: MatchingRunId): Promise<MatchingRunView> {
    const { run, view } = await this.database.transaction(async (em) => {
      const { why } = await this.access.requireRun(em, caller.actor, id);
      const run = await this.ledger.hold(em, id);
      if (!run) throw new CatalogueError('NOT_FOUND');
      this.ledger.move(run, 'cancel', keeper);
      await em.flush();
      await this.audit.record(em, {
        caller,
        action: 'transition',
        subject: { kind: 'matchingRun', id },
        why,
        details: { step: 'cancel' },
      });
      return { run, view: await this.viewOf(em, id) };
    });
    this.ledger.changed(run);
    return view;
  }

  private async viewOf(em: EntityManager, id: MatchingRunId): Promise<MatchingRunView> {
    const run = await em.findOneOrFail(MatchingRun, { id }, { populate: ['startedBy', 'hospital'] });
    const [view] = await matchingViews(em, [run]);
    if (!view) throw new CatalogueError('NOT_FOUND');
    return view;
  }

  /** A plan takes a processor for itself: one at a time for each person. */
  private async requireIdle(em: EntityManager, { personId }: Caller): Promise<void> {
    const running = await em.count(MatchingRun, {
      startedBy: personId,
      state: { $in: ['queued', 'solving'] },
    });
    if (running > 0) throw new CatalogueError('MATCHING_ALREADY_RUNNING');
  }

  private async requireRegions(em: EntityManager, { regionCode, topRegionCode }: Request): Promise<void> {
    const codes = [regionCode, topRegionCode].filter((code) => code !== null);
    const known = await findRegions(em, codes);
    if (codes.some((code) => !known.has(code))) throw new CatalogueError('REGION_UNKNOWN');
  }

  /** One hospital of either side: the other side is whoever may answer, or whoever asks. */
  private async scopeOf(
    em: EntityManager,
    { regionCode, hospitalId, topRegionCode, rules }: Request,
  ): Promise<{ readonly scope: MatchScope; readonly rules: Request['rules'] }> {
    const tops = topRegionCode === null ? {} : { regionCode: topRegionCode };
    if (regionCode !== null) return { scope: { counties: { regionCode }, tops }, rules };
    const own = { hospitalIds: [hospitalId as HospitalId] };
    const [asking] = await em.execute<{ id: string }[]>(
      `select id from questionnaire where hospital_id = ? and kind = 'needs' and state = 'submitted' limit 1`,
      [hospitalId],
    );
    if (asking) return { scope: { counties: own, tops }, rules };
    // One top hospital cannot give every county hospital of the nation what it is due: nothing is demanded for them.
    const undemanding = { ...rules, isLeadRequired: false, team: null };
    return { scope: { counties: {}, tops: own }, rules: undemanding };
  }
}
