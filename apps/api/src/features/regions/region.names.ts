import { syllables } from './pinyin.js';

/** Where the usual English name is not the pinyin of the Chinese one. */
const usualNames: Readonly<Record<string, string>> = {
  '11': 'Beijing Municipality',
  '12': 'Tianjin Municipality',
  '15': 'Inner Mongolia Autonomous Region',
  '31': 'Shanghai Municipality',
  '45': 'Guangxi Zhuang Autonomous Region',
  '50': 'Chongqing Municipality',
  '54': 'Tibet Autonomous Region',
  '61': 'Shaanxi Province',
  '64': 'Ningxia Hui Autonomous Region',
  '65': 'Xinjiang Uygur Autonomous Region',
};

/** Longest first, so that 自治县 is not taken for 县. */
const suffixes: readonly (readonly [zh: string, en: string])[] = [
  ['省直辖县级行政区划', 'Counties under the Province'],
  ['自治区直辖县级行政区划', 'Counties under the Region'],
  ['市辖区', 'Municipal Districts'],
  ['自治州', 'Autonomous Prefecture'],
  ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'],
  ['街道', 'Subdistrict'],
  ['地区', 'Prefecture'],
  ['林区', 'Forestry District'],
  ['特区', 'Special District'],
  ['省', 'Province'],
  ['市', 'City'],
  ['县', 'County'],
  ['区', 'District'],
  ['旗', 'Banner'],
  ['盟', 'League'],
  ['镇', 'Town'],
  ['乡', 'Township'],
  ['苏木', 'Sum'],
];
const longestFirst = [...suffixes].toSorted(([a], [b]) => b.length - a.length);

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The English name of a division: pinyin, and what kind of division it is. */
export function englishNameOf(code: string, nameZh: string): string {
  const usual = usualNames[code];
  if (usual) return usual;
  const suffix = longestFirst.find(([zh]) => nameZh.endsWith(zh));
  if (!suffix) return capitalise(syllables(nameZh).join(''));
  const stem = nameZh.slice(0, -suffix[0].length);
  if (stem.length === 0) return suffix[1];
  return `${capitalise(syllables(stem).join(''))} ${suffix[1]}`;
}
