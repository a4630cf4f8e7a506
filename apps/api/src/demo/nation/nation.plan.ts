import type { Region } from '@jiedui/contracts';
import { Dice } from './dice.js';

/** The programme's published scale: top hospitals, county hospitals and counties (National Health Commission, 2016). */
export const nationScale = { topHospitals: 963, countyHospitals: 1_180, counties: 834 } as const;

/** Where a hospital of the nation stands, and what it is called. None of the names belongs to a hospital that exists. */
export interface Place {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly region: Region;
}

const firstWords = [...'青云江海山松柏竹兰梅荷枫桐杉榆星辰晨霞虹晴岚溪泉湖川原野禾麦'];
const secondWords = [...'宁和安康泰平祥瑞嘉裕丰盛昌荣华明朗清远致思恒毅诚信仁德善慈济'];

const isCity = ({ nameZh }: Region) => nameZh.endsWith('区') && nameZh !== '市辖区';
const isCounty = ({ nameZh }: Region) => /(县|旗)$/.test(nameZh);

const padded = (value: number) => String(value).padStart(4, '0');

/** Top hospitals stand in the districts of cities. */
export function topPlaces(seed: string, counties: readonly Region[]): Place[] {
  const dice = new Dice(seed, 'top places');
  const districts = dice.shuffled(counties.filter(isCity));
  const words = dice.shuffled(firstWords.flatMap((first) => secondWords.map((second) => first + second)));
  return Array.from({ length: nationScale.topHospitals }, (_, at) => ({
    code: `NT-${padded(at + 1)}`,
    nameZh: `${words[at % words.length]}示范医院${at < words.length ? '' : '分院'}`,
    nameEn: `Demonstration Top Hospital ${padded(at + 1)}`,
    region: districts[at % districts.length] as Region,
  }));
}

/** One hospital in each county of the programme, and a second in some. */
export function countyPlaces(seed: string, counties: readonly Region[]): Place[] {
  const chosen = new Dice(seed, 'county places')
    .shuffled(counties.filter(isCounty))
    .slice(0, nationScale.counties);
  const second = chosen.slice(0, nationScale.countyHospitals - nationScale.counties);
  const placed = [
    ...chosen.map((region) => ({ region, kindZh: '第一示范医院', kindEn: 'First' })),
    ...second.map((region) => ({ region, kindZh: '第二示范医院', kindEn: 'Second' })),
  ];
  return placed.map(({ region, kindZh, kindEn }, at) => ({
    code: `NC-${padded(at + 1)}`,
    nameZh: `${region.nameZh}${kindZh}`,
    nameEn: `${region.nameEn} ${kindEn} Demonstration Hospital`,
    region,
  }));
}
