import type { MatchExplanation } from '@jiedui/contracts';

export type WeighedTop = NonNullable<MatchExplanation['chosen']>;

export const scoreParts = [
  'help',
  'continuity',
  'region',
  'language',
  'distance',
  'total',
  'rules',
  'price',
  'net',
] as const;
export type ScorePart = (typeof scoreParts)[number];

/** Sums stand out among their parts. */
export const isSum = (part: ScorePart): boolean => part === 'total' || part === 'net';

/** Each part with the sign with which it counts. */
export const countedParts = ({
  parts,
  rules,
  price,
  net,
}: WeighedTop): Readonly<Record<ScorePart, number>> => ({
  help: parts.help,
  continuity: parts.continuity,
  region: parts.region,
  language: parts.language,
  distance: -parts.distance,
  total: parts.total,
  rules,
  price: -price,
  net,
});

/** A score is at least one point: then its parts make less than it. */
export const isRaised = ({ parts }: WeighedTop): boolean =>
  parts.help + parts.continuity + parts.region + parts.language - parts.distance < parts.total;

/** The width of a bar in percent of the widest of all that are compared. */
export function barsOf(weighed: readonly WeighedTop[]): (value: number) => number {
  const widest = Math.max(1, ...weighed.flatMap((one) => Object.values(countedParts(one)).map(Math.abs)));
  return (value) => Math.round((Math.abs(value) / widest) * 100);
}
