import { pinyin } from 'pinyin-pro';

/** The syllables of a Chinese text without tones; other scripts pass as they are. */
export const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });

/** Words as people type them: one run of pinyin, and the first letters of its syllables. */
export function pinyinKeys(text: string): { readonly full: string; readonly initials: string } {
  const all = syllables(text).map((syllable) => syllable.toLowerCase());
  return { full: all.join(''), initials: all.map((syllable) => syllable.charAt(0)).join('') };
}

/** A text that a search runs through, as all its spellings in lower case. */
export const searchTextOf = (nameZh: string, nameEn: string, code: string): string => {
  const { full, initials } = pinyinKeys(nameZh);
  return [code, nameZh, nameEn, full, initials].join(' ').toLowerCase();
};

/** What was typed as a pattern for `like`: its signs stand for themselves. */
export const likePattern = (typed: string): string => typed.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`);
