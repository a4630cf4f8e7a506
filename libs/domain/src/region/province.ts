import { nation, type RegionCode } from '../access/region-code.js';

export interface Province {
  readonly code: RegionCode;
  /** Place in a schematic grid of equal squares, from the north-west. */
  readonly column: number;
  readonly row: number;
  /** Of the seat of its government, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

const province = (
  code: RegionCode,
  [column, row]: readonly [number, number],
  [latitude, longitude]: readonly [number, number],
): Province => ({ code, column, row, latitude, longitude });

/** By GB/T 2260 code. The grid keeps neighbours near each other and draws no borders. */
export const provinces: readonly Province[] = [
  province('11', [6, 2], [39.9, 116.4]),
  province('12', [7, 2], [39.1, 117.2]),
  province('13', [6, 3], [38.0, 114.5]),
  province('14', [5, 3], [37.9, 112.5]),
  province('15', [5, 2], [40.8, 111.7]),
  province('21', [8, 2], [41.8, 123.4]),
  province('22', [8, 1], [43.9, 125.3]),
  province('23', [8, 0], [45.8, 126.6]),
  province('31', [8, 5], [31.2, 121.5]),
  province('32', [7, 4], [32.1, 118.8]),
  province('33', [7, 6], [30.3, 120.2]),
  province('34', [7, 5], [31.8, 117.3]),
  province('35', [7, 7], [26.1, 119.3]),
  province('36', [6, 6], [28.7, 115.9]),
  province('37', [7, 3], [36.7, 117.0]),
  province('41', [6, 4], [34.7, 113.6]),
  province('42', [6, 5], [30.6, 114.3]),
  province('43', [5, 6], [28.2, 113.0]),
  province('44', [6, 7], [23.1, 113.3]),
  province('45', [5, 7], [22.8, 108.3]),
  province('46', [5, 9], [20.0, 110.3]),
  province('50', [5, 5], [29.6, 106.5]),
  province('51', [4, 5], [30.7, 104.1]),
  province('52', [4, 6], [26.6, 106.7]),
  province('53', [4, 7], [25.0, 102.7]),
  province('54', [2, 5], [29.7, 91.1]),
  province('61', [5, 4], [34.3, 108.9]),
  province('62', [3, 3], [36.1, 103.8]),
  province('63', [3, 4], [36.6, 101.8]),
  province('64', [4, 3], [38.5, 106.3]),
  province('65', [2, 2], [43.8, 87.6]),
  province('71', [8, 7], [25.0, 121.5]),
  province('81', [6, 8], [22.3, 114.2]),
  province('82', [5, 8], [22.2, 113.5]),
];

const byCode = new Map(provinces.map((one) => [one.code, one]));

/** The province that a division lies in; nothing for the nation. */
export const provinceOf = (code: RegionCode): Province | undefined =>
  code === nation ? undefined : byCode.get(code.slice(0, 2));

const earthRadiusKm = 6_371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance between the seats of two provinces; 0 within one. */
export function provinceDistanceKm(one: Province, other: Province): number {
  const latitude = radians(other.latitude - one.latitude);
  const longitude = radians(other.longitude - one.longitude);
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(longitude / 2) ** 2;
  return Math.round(2 * earthRadiusKm * Math.asin(Math.sqrt(half)));
}
