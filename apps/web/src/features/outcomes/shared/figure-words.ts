import { type Balance, type CaseCounts, type Quarter, selfSufficiency } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';

const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A share as percent with one digit, without the sign; a dash where nothing is known. */
export const percentText = (share: number | null): string =>
  share === null ? '—' : oneDigit.format(share * 100);

export const sharePercent = (cases: CaseCounts): number | null => {
  const share = selfSufficiency(cases);
  return share === null ? null : Math.round(share * 1_000) / 10;
};

/** The sign is said, as a loss must not look like a gain. */
export const signed = (value: number): string => {
  const rounded = Math.round(value);
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${oneDigit.format(Math.abs(rounded))}`;
};

const yuanIn = 10_000;

/** In units of ten thousand yuan. */
export const inTenThousands = (yuan: number): string => oneDigit.format(yuan / yuanIn);
export const signedTenThousands = (yuan: number): string =>
  `${yuan > 0 ? '+' : yuan < 0 ? '−' : ''}${oneDigit.format(Math.abs(yuan) / yuanIn)}`;

export const hasLosses = ({ lost }: Balance): boolean => Math.round(lost) < 0;

/** "12 more, 3 less", and how many lines could not be counted. */
export function balanceWords(
  t: Translator,
  balance: Balance,
  format = (value: number) => oneDigit.format(value),
) {
  const { gained, lost, uncounted } = balance;
  const parts = [
    hasLosses(balance)
      ? t('outcomes.gainedLost', { gained: format(Math.round(gained)), lost: format(Math.round(-lost)) })
      : t('outcomes.nothingLost'),
    ...(uncounted > 0 ? [t('outcomes.uncounted', { count: uncounted })] : []),
  ];
  return parts.join(' · ');
}

/** Percentage points since the baseline. */
export function pointsChange(baseline: CaseCounts, latest: CaseCounts): number | null {
  const [before, now] = [selfSufficiency(baseline), selfSufficiency(latest)];
  return before === null || now === null ? null : Math.round((now - before) * 1_000) / 10;
}

export const quarterWords = (t: Translator, quarter: Quarter): string =>
  t('outcomes.quarterName', { year: quarter.slice(0, 4), index: quarter.slice(5) });
