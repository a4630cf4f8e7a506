import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import { liveRoomsKey } from '../../api/queries';

/** People come and go, and figures grow old, without a hint for each. */
const refetchMs = 15_000;
const summedUpMs = 20_000;

export const liveRoomsQuery = queryOptions({
  queryKey: [...liveRoomsKey, 'rooms'],
  queryFn: ({ signal }) => call('listLiveRooms', {}, signal),
  refetchInterval: refetchMs,
});

export const liveOversightQuery = (regionCode: string | undefined) =>
  queryOptions({
    queryKey: [...liveRoomsKey, 'oversight', regionCode ?? null],
    queryFn: ({ signal }) =>
      call('getLiveOversight', { query: regionCode === undefined ? {} : { regionCode } }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refetchMs,
  });

export const sessionQualityQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultations', 'quality', consultationId],
    queryFn: ({ signal }) => call('getSessionQuality', { params: { consultationId } }, signal),
    // A session that has just ended is summed up some seconds later.
    refetchInterval: ({ state }) => (state.data?.length === 0 ? summedUpMs : false),
  });

export const linkHistoryQuery = (hospitalId: string, days: 30 | 90) =>
  queryOptions({
    queryKey: ['quality', 'history', hospitalId, days],
    queryFn: ({ signal }) => call('getLinkHistory', { params: { hospitalId }, query: { days } }, signal),
    placeholderData: keepPreviousData,
  });
