import type { PairingRadar } from '@jiedui/contracts';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { RadarSearch } from './radar-search';

export const radarPageSize = 20;

export const radarQuery = ({ state, search, region, page }: RadarSearch, pageSize = radarPageSize) =>
  queryOptions({
    queryKey: ['radar', 'list', { state, search, region, page, pageSize }],
    queryFn: ({ signal }) =>
      call(
        'listRadar',
        {
          query: {
            ...(state ? { state } : {}),
            ...(search ? { search } : {}),
            ...(region === undefined ? {} : { regionCode: region }),
            page: page ?? 1,
            pageSize,
          },
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const regionRadarQuery = (regionCode: string) =>
  queryOptions({
    queryKey: ['radar', 'region', regionCode],
    queryFn: ({ signal }) => call('getRegionRadar', { query: { regionCode } }, signal),
    placeholderData: keepPreviousData,
  });

export const pairingRadarQuery = (pairingId: string) =>
  queryOptions({
    queryKey: ['radar', 'pairing', pairingId],
    queryFn: ({ signal }) => call('getPairingRadar', { params: { pairingId } }, signal),
  });

/** What tending a pairing answered is the newest truth about it; lists and figures are read again. */
export function pairingRadarArrived(queries: QueryClient, radar: PairingRadar): void {
  queries.setQueryData(pairingRadarQuery(radar.pairing.id).queryKey, radar);
  void queries.invalidateQueries({ queryKey: ['radar', 'list'] });
  void queries.invalidateQueries({ queryKey: ['radar', 'region'] });
}
