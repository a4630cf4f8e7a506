import { CatalogueError, type TargetContent } from '@jiedui/contracts';
import { careCentres, specialties, techniques, type TargetKind } from '@jiedui/domain';

const isOneOf = (choices: readonly string[]) => (what: string) => choices.includes(what);

/** What may be said of each kind. */
const vocabulary: Record<TargetKind, (what: string) => boolean> = {
  grade: (what) => /^[123][ABC]?$/.test(what),
  centre: isOneOf(careCentres),
  keySpecialty: isOneOf(specialties),
  department: isOneOf(specialties),
  technique: isOneOf(techniques),
  funds: () => true,
  other: (what) => what.trim() !== '',
};

/** @throws TARGET_INVALID */
export function requireSoundTarget({ kind, what, fundsYuan, reachedOn }: TargetContent, today: string): void {
  const hasAmount = kind !== 'funds' || fundsYuan !== null;
  const isPast = reachedOn === null || reachedOn <= today;
  if (!vocabulary[kind](what) || !hasAmount || !isPast) throw new CatalogueError('TARGET_INVALID');
}
