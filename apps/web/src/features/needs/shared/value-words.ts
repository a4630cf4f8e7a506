import type { AnswerDifference } from '@jiedui/contracts';
import type { CapabilityLevel, CareLanguage, TechniqueCode } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';

export const levelWords = (t: Translator, level: CapabilityLevel | null): string =>
  level === null ? t('needs.levelNone') : `${t('needs.levelOf', { level })} · ${t(`needs.level.${level}`)}`;

export const techniqueWords = (t: Translator, techniques: readonly TechniqueCode[]): string =>
  techniques.map((one) => t(`needs.technique.${one}`)).join(t('needs.listSeparator'));

export const languageWords = (t: Translator, languages: readonly CareLanguage[]): string =>
  languages.length === 0
    ? t('needs.none')
    : languages.map((one) => t(`needs.language.${one}`)).join(t('needs.listSeparator'));

/** One side of a difference, as people read it. */
export function differenceWords(
  t: Translator,
  { field }: Pick<AnswerDifference, 'field'>,
  value: AnswerDifference['before'],
): string {
  if (value === null) return t('needs.none');
  switch (field) {
    case 'languages':
      return languageWords(t, value as CareLanguage[]);
    case 'wantedTechniques':
    case 'techniques':
      return techniqueWords(t, value as TechniqueCode[]);
    case 'capability':
      return levelWords(t, value as CapabilityLevel);
    case 'transferOutPercent':
      return `${String(value)}%`;
    default:
      return String(value);
  }
}
