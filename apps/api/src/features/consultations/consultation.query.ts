import type { ConsultationFilter } from '@jiedui/contracts';
import {
  hospitalPosts,
  openStates,
  type PersonActor,
  settledStates,
  takenStates,
  untakenStates,
} from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';
import { Consultation } from './entities/consultation.entity.js';
import { idsSharedWith } from './shares.query.js';

type Where = FilterQuery<Consultation>;

const asked = { submittedAt: { $ne: null } };

/** Says in SQL what the policy says of one row: all that this person may see. */
export function visibleTo(actor: PersonActor, sharedIds: readonly ConsultationId[]): Where {
  const { personId } = actor;
  const byPost = hospitalPosts(actor).flatMap(({ role, hospitalId, specialties }): Where[] => {
    switch (role) {
      case 'countyDoctor':
        return [{ requestedBy: personId, invitingHospital: hospitalId }];
      case 'coordinator':
        return [{ ...asked, $or: [{ invitingHospital: hospitalId }, { invitedHospital: hospitalId }] }];
      case 'expert':
        return [
          {
            state: { $in: [...untakenStates] },
            invitedHospital: hospitalId,
            specialty: { $in: [...specialties] },
          },
        ];
      case 'hospitalAdministrator':
        return [];
    }
  });
  // Ids rather than a subquery: an arm without an index would cost a scan of all consultations.
  const shared: Where[] = sharedIds.length > 0 ? [{ ...asked, id: { $in: [...sharedIds] } }] : [];
  return { $or: [...byPost, { expert: personId, ...asked }, ...shared] };
}

/** What is this person's turn: a question to take, an appointment or an opinion owed, a record to confirm. */
function waitingFor(actor: PersonActor): Where {
  const { personId } = actor;
  const byPost = hospitalPosts(actor).flatMap(({ role, hospitalId, specialties }): Where[] => {
    switch (role) {
      case 'countyDoctor':
        return [
          { requestedBy: personId, state: { $in: ['informationRequested', 'signed', 'acknowledged'] } },
        ];
      case 'coordinator':
        return [{ state: 'submitted', invitedHospital: hospitalId }];
      case 'expert':
        return [{ state: 'submitted', invitedHospital: hospitalId, specialty: { $in: [...specialties] } }];
      case 'hospitalAdministrator':
        return [];
    }
  });
  return { $or: [...byPost, { expert: personId, state: { $in: [...takenStates] } }] };
}

function inScope(scope: ConsultationFilter['scope'], actor: PersonActor): Where[] {
  switch (scope) {
    case 'all':
      return [];
    case 'open':
      return [{ state: { $in: [...openStates] } }];
    case 'done':
      return [{ state: { $in: [...settledStates] } }];
    case 'waitingForMe':
      return [waitingFor(actor)];
  }
}

function matching(search: string | undefined): Where[] {
  if (!search?.trim()) return [];
  const like = { $ilike: `%${likePattern(search.trim())}%` };
  const name = { $or: [{ nameZh: like }, { nameEn: like }] };
  return [{ $or: [{ number: like }, { question: like }, { requestedBy: name }, { expert: name }] }];
}

/** One page of what a person may see, and how many there are in all. */
export async function findPage(
  em: EntityManager,
  actor: PersonActor,
  filter: ConsultationFilter,
  { now, narrowed }: { readonly now: Date; readonly narrowed: Where },
): Promise<[Consultation[], number]> {
  const { scope, state, search, page, pageSize } = filter;
  const sharedIds = await idsSharedWith(em, actor.personId, now);
  const where: Where = {
    $and: [
      visibleTo(actor, sharedIds),
      narrowed,
      ...inScope(scope, actor),
      ...(state ? [{ state }] : []),
      ...matching(search),
    ],
  };
  return em.findAndCount(Consultation, where, {
    populate: ['requestedBy', 'expert', 'directedTo', 'invitingHospital', 'invitedHospital'],
    orderBy:
      scope === 'waitingForMe'
        ? [{ responseDueAt: 'asc nulls last' }, { id: 'desc' }]
        : [{ updatedAt: 'desc' }, { id: 'desc' }],
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
}
