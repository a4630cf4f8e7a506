import { describe, expect, it } from '@jest/globals';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import fc from 'fast-check';
import { type Actor, roles, specialties } from '../access/actor.js';
import { consultationRelationsOf, sessionRoleOf } from './consultation.access.js';
import { consultationStates } from './consultation.states.js';

const person = fc.constantFrom('p1', 'p2', 'p3') as fc.Arbitrary<PersonId>;
const hospital = fc.constantFrom('h1', 'h2', 'h3') as fc.Arbitrary<HospitalId>;
const specialty = fc.constantFrom(...specialties.slice(0, 3));
const actor = fc.record({
  kind: fc.constant('person' as const),
  personId: person,
  posts: fc.array(
    fc.record({ role: fc.constantFrom(...roles), hospitalId: hospital, specialties: fc.array(specialty) }),
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
});

const invariant = (
  check: (
    who: Extract<Actor, { kind: 'person' }>,
    what: Parameters<typeof consultationRelationsOf>[1],
  ) => void,
) => fc.assert(fc.property(actor, consultation, check), { numRuns: 2_000 });

describe('how a person stands to a consultation', () => {
  it('is nothing at all without a post or an assignment there', () => {
    invariant((who, what) => {
      const hospitals = new Set<HospitalId | null>(who.posts.map(({ hospitalId }) => hospitalId));
      const isElsewhere = !hospitals.has(what.invitingHospitalId) && !hospitals.has(what.invitedHospitalId);
      if (isElsewhere && what.expertId !== who.personId)
        expect(consultationRelationsOf(who, what).size).toBe(0);
    });
  });

  it('is at most that of the author before it was asked', () => {
    invariant((who, what) => {
      const relations = [...consultationRelationsOf(who, { ...what, submittedAt: null })];
      expect(relations.every((relation) => relation === 'requester')).toBe(true);
    });
  });

  it('is an invitation only while the question is open and of their specialty', () => {
    invariant((who, what) => {
      if (!consultationRelationsOf(who, what).has('invitedExpert')) return;
      expect(what.state).toBe('submitted');
      expect(
        who.posts.some((post) => what.specialty !== null && post.specialties.includes(what.specialty)),
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
      expect(consultationRelationsOf(who, taken).has('assignedExpert')).toBe(true);
    });
  });

  it('never makes a person the system', () => {
    invariant((who, what) => expect(consultationRelationsOf(who, what).has('system')).toBe(false));
  });
});

describe('the part in a live session', () => {
  it('is for the two who talk, not for those who only coordinate', () => {
    expect(sessionRoleOf(new Set(['assignedExpert']))).toBe('expert');
    expect(sessionRoleOf(new Set(['requester']))).toBe('countyDoctor');
    expect(
      sessionRoleOf(new Set(['invitedCoordinator', 'invitingCoordinator', 'invitedExpert'])),
    ).toBeUndefined();
  });
});
