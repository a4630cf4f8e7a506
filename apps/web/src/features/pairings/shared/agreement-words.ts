import type { AgreementBlock } from '@jiedui/contracts';
import { type Specialty, specialties } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';

/** One specialty by name, several by the first and how many. */
export function scopeWords(t: Translator, scope: readonly Specialty[]): string {
  const [first] = scope;
  if (first === undefined) return '–';
  if (scope.length === specialties.length) return t('pairings.allSpecialties');
  const name = t(`terms.specialty.${first}`);
  return scope.length === 1 ? name : t('pairings.specialtyCount', { first: name, count: scope.length });
}

export function termWords(
  t: Translator,
  { validFrom, validUntil }: { readonly validFrom: string | null; readonly validUntil: string | null },
): string {
  if (validFrom === null) return t('pairings.noTerm');
  return validUntil === null
    ? t('pairings.fromOnly', { from: validFrom })
    : t('pairings.from', { from: validFrom, until: validUntil });
}

/** What blocks, and the day since or from when. */
export function blockWords(t: Translator, { code, on }: AgreementBlock): string {
  const title = t(`errors.${code}.title`);
  if (on === null) return title;
  switch (code) {
    case 'AGREEMENT_NOT_YET_ACTIVE':
    case 'AGREEMENT_SUSPENDED':
    case 'AGREEMENT_EXPIRED':
    case 'AGREEMENT_ENDED':
      return `${title}（${t(`pairings.blockOn.${code}`, { date: on })}）`;
    default:
      return title;
  }
}
