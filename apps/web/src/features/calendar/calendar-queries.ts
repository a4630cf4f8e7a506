import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import { call } from '../../api/client';

export const myCalendarQuery = (from: string, until: string) =>
  queryOptions({
    // Beside the appointments, so that a change of a consultation refreshes both.
    queryKey: ['appointments', 'calendar', from, until],
    queryFn: ({ signal }) => call('getMyCalendar', { query: { from, until } }, signal),
    placeholderData: keepPreviousData,
  });

export const feedQuery = queryOptions({
  queryKey: ['calendarFeed'],
  queryFn: ({ signal }) => call('getCalendarFeed', undefined, signal),
});

export const availabilityQuery = (personId: PersonId) =>
  queryOptions({
    queryKey: ['availability', personId],
    queryFn: ({ signal }) => call('getAvailability', { params: { personId } }, signal),
  });

export const resourcesQuery = (hospitalId: HospitalId) =>
  queryOptions({
    queryKey: ['resources', hospitalId],
    queryFn: ({ signal }) => call('listResources', { params: { hospitalId } }, signal),
  });

export const boardQuery = (hospitalId: HospitalId, day: string) =>
  queryOptions({
    queryKey: ['appointments', 'board', hospitalId, day],
    queryFn: ({ signal }) => call('getBoard', { params: { hospitalId }, query: { day } }, signal),
    placeholderData: keepPreviousData,
  });

export function resourcesChanged(client: QueryClient, hospitalId: HospitalId): void {
  void client.invalidateQueries({ queryKey: ['resources', hospitalId] });
  void client.invalidateQueries({ queryKey: ['appointments', 'board', hospitalId] });
}
