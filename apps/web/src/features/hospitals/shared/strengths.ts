import type { HospitalSummary } from '@jiedui/contracts';
import { specialties, specialtyStrengths } from '@jiedui/domain';

type Strong = HospitalSummary['specialties'][number];

/** Strongest first, equals in the usual order of specialties. */
export const strongestFirst = (list: readonly Strong[]): Strong[] =>
  // oxlint-disable-next-line unicorn/no-array-sort -- a copy; browsers of the county hospitals do not know toSorted
  [...list].sort(
    (one, other) =>
      specialtyStrengths.indexOf(one.strength) - specialtyStrengths.indexOf(other.strength) ||
      specialties.indexOf(one.specialty) - specialties.indexOf(other.specialty),
  );
