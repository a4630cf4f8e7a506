import { describe, expect, it } from '@jest/globals';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import { type Actor, hospitalRoles, type Post, roles, systemActor } from '../access/actor.js';
import { isPostWellFormed, mayAppoint, mayHoldBeside, mayManageAccount } from './post.rule.js';

const here = 'here' as HospitalId;
const there = 'there' as HospitalId;
const holding = (...posts: Post[]): Actor => ({ kind: 'person', personId: 'p' as PersonId, posts });
const administrator = holding({ role: 'hospitalAdministrator', hospitalId: here, specialties: [] });
const platform = holding({ role: 'platformAdministrator' });
const others = [
  ...(['countyDoctor', 'expert', 'coordinator'] as const).map((role) =>
    holding({ role, hospitalId: here, specialties: [] }),
  ),
  holding({ role: 'supervisor', regionCode: '0' }),
  holding(),
];

describe('a post', () => {
  it.each(roles)('as %s is held at exactly the place its role has', (role) => {
    const specialties = role === 'expert' ? (['cardiology'] as const) : [];
    const places = [
      { hospitalId: here, regionCode: null },
      { hospitalId: null, regionCode: '53' },
      { hospitalId: null, regionCode: null },
      { hospitalId: here, regionCode: '53' },
    ];
    const fits = places.map((place) => isPostWellFormed({ role, ...place, specialties }));
    const isHospitalRole = (hospitalRoles as readonly string[]).includes(role);
    expect(fits).toEqual([isHospitalRole, role === 'supervisor', role === 'platformAdministrator', false]);
  });

  it('has specialties exactly where it answers questions', () => {
    const at = { hospitalId: here, regionCode: null };
    expect(isPostWellFormed({ role: 'expert', ...at, specialties: [] })).toBe(false);
    expect(isPostWellFormed({ role: 'coordinator', ...at, specialties: ['cardiology'] })).toBe(false);
  });
});

describe('appointing', () => {
  it.each(roles)('somebody as %s', (role) => {
    const isHospitalRole = (hospitalRoles as readonly string[]).includes(role);
    const at = (hospitalId: HospitalId) => ({ role, hospitalId: isHospitalRole ? hospitalId : null });
    expect(mayAppoint(platform, at(here))).toBe(true);
    expect(mayAppoint(systemActor, at(here))).toBe(true);
    expect(mayAppoint(administrator, at(here))).toBe(isHospitalRole);
    expect(mayAppoint(administrator, at(there))).toBe(false);
    expect(others.some((actor) => mayAppoint(actor, at(here)))).toBe(false);
  });
});

describe('posts of one person', () => {
  const clinical = ['countyDoctor', 'expert', 'coordinator'] as const;
  const governing = ['hospitalAdministrator', 'supervisor', 'platformAdministrator'] as const;

  it.each(clinical)('see cases as %s, and then nothing is governed beside it', (role) => {
    expect(clinical.map((other) => mayHoldBeside(role, [other]))).toEqual([true, true, true]);
    expect(governing.map((other) => mayHoldBeside(role, [other]))).toEqual([false, false, false]);
    expect(governing.map((other) => mayHoldBeside(other, [role]))).toEqual([false, false, false]);
  });

  it('govern together, and anything goes where nothing is held', () => {
    expect(governing.map((role) => mayHoldBeside(role, governing))).toEqual([true, true, true]);
    expect(roles.every((role) => mayHoldBeside(role, []))).toBe(true);
    expect(mayHoldBeside('expert', ['countyDoctor', 'supervisor'])).toBe(false);
  });
});

describe('closing an account', () => {
  const post = (hospitalId: HospitalId) => ({ role: 'expert' as const, hospitalId });

  it('is for whoever may end all posts of the person', () => {
    expect(mayManageAccount(administrator, [post(here), post(here)])).toBe(true);
    expect(mayManageAccount(administrator, [post(here), post(there)])).toBe(false);
    expect(mayManageAccount(administrator, [post(here), { role: 'supervisor', hospitalId: null }])).toBe(
      false,
    );
    expect(mayManageAccount(platform, [post(here), post(there)])).toBe(true);
  });

  it('of somebody without any post is for the platform', () => {
    expect([administrator, platform].map((actor) => mayManageAccount(actor, []))).toEqual([false, true]);
  });
});
