import { describe, expect, it } from '@jest/globals';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import fc from 'fast-check';
import { hospitalPosts, hospitalRoles, type PersonActor, specialties } from '../access/actor.js';
import { can } from '../access/policy.js';
import {
  type ConsultationRelation,
  consultationRelationsOf,
  type SharedConsultation,
  sessionRoleOf,
} from './consultation.access.js';
import { consultationStates } from './consultation.states.js';

const person = fc.constantFrom('p1', 'p2', 'p3') as fc.Arbitrary<PersonId>;
const hospital = fc.constantFrom('h1', 'h2', 'h3') as fc.Arbitrary<HospitalId>;
const specialty = fc.constantFrom(...specialties.slice(0, 3));
const actor = fc.record({
  kind: fc.constant('person' as const),
  personId: person,
  posts: fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          role: fc.constantFrom(...hospitalRoles),
          hospitalId: hospital,
          specialties: fc.array(specialty),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ role: fc.constant('supervisor' as const), regionCode: fc.constant('0') }),
      },
      { weight: 1, arbitrary: fc.record({ role: fc.constant('platformAdministrator' as const) }) },
    ),
    { maxLength: 3 },
  ),
});
const consultation = fc.record({
  state: fc.constantFrom(...consultationStates),
  requestedById: person,
  invitingHospitalId: hospital,
  invitedHospitalId: fc.option(hospital),
  specialty: fc.option(specialty),
  expertId: fc.option(person),
  submittedAt: fc.option(fc.date()),
  memberIds: fc.array(person, { maxLength: 1 }),
  brokenGlass: fc.array(fc.record({ personId: person, until: fc.date() }), { maxLength: 1 }),
});
const now = new Date('2026-11-22T00:00:00Z');
const relationsOf = (who: PersonActor, what: SharedConsultation) => consultationRelationsOf(who, what, now);
const sees = (who: PersonActor, what: SharedConsultation) =>
  can(who, 'consultation.see', { kind: 'consultation', consultation: what }, now).allowed;

const invariant = (check: (who: PersonActor, what: SharedConsultation) => void) =>
  fc.assert(fc.property(actor, consultation, check), { numRuns: 2_000 });

describe('how a person stands to a consultation', () => {
  it('is nothing at all without a post or an assignment there', () => {
    invariant((who, what) => {
      const hospitals = new Set<HospitalId | null>(hospitalPosts(who).map(({ hospitalId }) => hospitalId));
      const isElsewhere = !hospitals.has(what.invitingHospitalId) && !hospitals.has(what.invitedHospitalId);
      const isShared = [...what.memberIds, ...what.brokenGlass.map(({ personId }) => personId)].includes(
        who.personId,
      );
      if (isElsewhere && !isShared && what.expertId !== who.personId)
        expect(relationsOf(who, what).size).toBe(0);
    });
  });

  it('is at most that of the author before it was asked', () => {
    invariant((who, what) => {
      const relations = [...relationsOf(who, { ...what, submittedAt: null })];
      expect(relations.every((relation) => relation === 'requester')).toBe(true);
    });
  });

  it('is an invitation only while the question is open and of their specialty', () => {
    invariant((who, what) => {
      if (!relationsOf(who, what).has('invitedExpert')) return;
      expect(['submitted', 'informationRequested']).toContain(what.state);
      expect(
        hospitalPosts(who).some(
          (post) => what.specialty !== null && post.specialties.includes(what.specialty),
        ),
      ).toBe(true);
    });
  });

  it('lets the assigned expert in whatever state it is in', () => {
    invariant((who, what) => {
      const taken = {
        ...what,
        expertId: who.personId,
        invitedHospitalId: 'h1' as HospitalId,
        submittedAt: new Date(),
      };
      expect(relationsOf(who, taken).has('assignedExpert')).toBe(true);
    });
  });

  it('shows nothing to administrators and supervisors, and to colleagues only through broken glass in time', () => {
    invariant((who, what) => {
      const relations = [...relationsOf(who, what)];
      const isFar = relations.every((relation) => ['colleague', 'hospitalAdministrator'].includes(relation));
      if (isFar) expect(sees(who, what)).toBe(false);
      if (relations.includes('glassBreaker')) {
        expect(what.brokenGlass.some(({ personId, until }) => personId === who.personId && until > now)).toBe(
          true,
        );
      }
    });
  });

  it('never makes a person the system', () => {
    invariant((who, what) => expect(relationsOf(who, what).has('system')).toBe(false));
  });
});

describe('the part in a live session', () => {
  const roleOf = (...relations: ConsultationRelation[]) => sessionRoleOf(new Set(relations))?.role;

  it('is of those who talk, advise or look on; whoever could be more than one is the foremost', () => {
    expect(roleOf('assignedExpert', 'mdtMember')).toBe('expert');
    expect(roleOf('requester', 'invitingCoordinator')).toBe('countyDoctor');
    expect(roleOf('mdtMember', 'invitedCoordinator')).toBe('panelMember');
    expect(roleOf('invitedCoordinator')).toBe('coordinator');
    expect(roleOf('invitingCoordinator')).toBe('coordinator');
  });

  it('is not of those who only could have answered, read in an emergency, or administer', () => {
    expect(roleOf('invitedExpert', 'glassBreaker', 'colleague', 'hospitalAdministrator')).toBeUndefined();
  });
});
