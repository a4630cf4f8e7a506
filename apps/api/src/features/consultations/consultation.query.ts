import type { ConsultationFilter } from '@jiedui/contracts';
import {
  type Actor,
  consultationLifecycle,
  type ConsultationState,
  consultationStates,
} from '@jiedui/domain';
import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Consultation } from './entities/consultation.entity.js';

type Person = Actor & { readonly kind: 'person' };
type Where = FilterQuery<Consultation>;

const asked = { submittedAt: { $ne: null } };
const doneStates: readonly ConsultationState[] = consultationLifecycle.final;
const openStates = consultationStates.filter((state) => state !== 'draft' && !doneStates.includes(state));

/** Says in SQL what `consultationRelationsOf` says of one row: all that this person may see. */
export function visibleTo(actor: Person): Where {
  const { personId } = actor;
  const byPost = actor.posts.map(({ role, hospitalId, specialties }): Where => {
    switch (role) {
      case 'countyDoctor':
        return { requestedBy: personId, invitingHospital: hospitalId };
      case 'coordinator':
        return { ...asked, $or: [{ invitingHospital: hospitalId }, { invitedHospital: hospitalId }] };
      case 'expert':
        return { state: 'submitted', invitedHospital: hospitalId, specialty: { $in: [...specialties] } };
    }
  });
  return { $or: [...byPost, { expert: personId, ...asked }] };
}

/** What is this person's turn: a question to take, an appointment or an opinion owed, a record to confirm. */
function waitingFor(actor: Person): Where {
  const { personId } = actor;
  const byPost = actor.posts.map(({ role, hospitalId, specialties }): Where => {
    switch (role) {
      case 'countyDoctor':
        return { requestedBy: personId, state: { $in: ['signed', 'acknowledged'] } };
      case 'coordinator':
        return { state: 'submitted', invitedHospital: hospitalId };
      case 'expert':
        return { state: 'submitted', invitedHospital: hospitalId, specialty: { $in: [...specialties] } };
    }
  });
  return { $or: [...byPost, { expert: personId, state: { $in: ['accepted', 'scheduled', 'inSession'] } }] };
}

function inScope(scope: ConsultationFilter['scope'], actor: Person): Where[] {
  switch (scope) {
    case 'all':
      return [];
    case 'open':
      return [{ state: { $in: openStates } }];
    case 'done':
      return [{ state: { $in: [...doneStates] } }];
    case 'waitingForMe':
      return [waitingFor(actor)];
  }
}

const literally = (search: string) => `%${search.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function matching(search: string | undefined): Where[] {
  if (!search?.trim()) return [];
  const like = { $ilike: literally(search) };
  const name = { $or: [{ nameZh: like }, { nameEn: like }] };
  return [{ $or: [{ number: like }, { question: like }, { requestedBy: name }, { expert: name }] }];
}

/** One page of what a person may see, and how many there are in all. */
export function findPage(
  em: EntityManager,
  actor: Person,
  filter: ConsultationFilter,
): Promise<[Consultation[], number]> {
  const { scope, state, search, page, pageSize } = filter;
  const where: Where = {
    $and: [visibleTo(actor), ...inScope(scope, actor), ...(state ? [{ state }] : []), ...matching(search)],
  };
  return em.findAndCount(Consultation, where, {
    populate: ['requestedBy', 'expert', 'invitingHospital', 'invitedHospital'],
    orderBy:
      scope === 'waitingForMe'
        ? [{ responseDueAt: 'asc nulls last' }, { id: 'desc' }]
        : [{ updatedAt: 'desc' }, { id: 'desc' }],
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
}
