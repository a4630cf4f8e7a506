import type { ConsultationFilter } from '@jiedui/contracts';
import type { AgreementId, ConsultationId, ImportId, MatchingRunId } from '@jiedui/kernel';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call, type OutputOf } from './client';

export const consultationsQuery = (filter: Partial<ConsultationFilter>) =>
  queryOptions({
    queryKey: ['consultations', 'list', filter],
    queryFn: ({ signal }) => call('listConsultations', { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const consultationQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultations', 'one', consultationId],
    queryFn: ({ signal }) => call('getConsultation', { params: { consultationId } }, signal),
  });

export const timelineQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultations', 'timeline', consultationId],
    queryFn: ({ signal }) => call('listTimeline', { params: { consultationId } }, signal),
  });

export const recordingsQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultations', 'recordings', consultationId],
    queryFn: ({ signal }) => call('listRecordings', { params: { consultationId } }, signal),
  });

export const threadKey = (consultationId: string) => ['consultations', 'thread', consultationId] as const;

export const panelQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultations', 'panel', consultationId],
    queryFn: ({ signal }) => call('getPanel', { params: { consultationId } }, signal),
  });

export const appointmentsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['appointments', from, to],
    queryFn: ({ signal }) => call('listAppointments', { query: { from, to } }, signal),
  });

/** Sessions that go on now; refetched with every hint of their quality. */
export const liveRoomsKey = ['quality', 'live'] as const;

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => call('listNotifications', { query: {} }, signal),
});

export const pairedHospitalsQuery = queryOptions({
  queryKey: ['pairedHospitals'],
  queryFn: ({ signal }) => call('listPairedHospitals', undefined, signal),
  staleTime: 10 * 60_000,
});

/** What an action answered is the newest truth about one consultation; everything around it is refetched. */
export function consultationArrived(client: QueryClient, consultation: OutputOf<'getConsultation'>): void {
  client.setQueryData(consultationQuery(consultation.id).queryKey, consultation);
  consultationChanged(client, consultation.id, { isOneFresh: true });
}

export function consultationChanged(
  client: QueryClient,
  consultationId: ConsultationId,
  { isOneFresh = false } = {},
): void {
  if (!isOneFresh) {
    void client.invalidateQueries({ queryKey: consultationQuery(consultationId).queryKey });
  }
  void client.invalidateQueries({ queryKey: timelineQuery(consultationId).queryKey });
  void client.invalidateQueries({ queryKey: recordingsQuery(consultationId).queryKey });
  void client.invalidateQueries({ queryKey: threadKey(consultationId) });
  void client.invalidateQueries({ queryKey: panelQuery(consultationId).queryKey });
  void client.invalidateQueries({ queryKey: ['consultations', 'list'] });
  void client.invalidateQueries({ queryKey: ['appointments'] });
  void client.invalidateQueries({ queryKey: ['triage'] });
  void client.invalidateQueries({ queryKey: ['onCall', 'pages'] });
}

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['imports', 'one', importId],
    queryFn: ({ signal }) => call('getImport', { params: { importId } }, signal),
  });

/** How far an import has come. Once it is applied, hospitals and their counts are others: read when next looked at. */
export function importChanged(client: QueryClient, importId: ImportId): void {
  void client.invalidateQueries({ queryKey: importQuery(importId).queryKey });
  void client.invalidateQueries({ queryKey: ['imports', 'list'] });
  for (const name of ['hospitals', 'regions']) {
    void client.invalidateQueries({ queryKey: [name], refetchType: 'none' });
  }
}

/** The board, the pair, and whom doctors may ask under it. */
export function agreementChanged(client: QueryClient, agreementId: AgreementId): void {
  void client.invalidateQueries({ queryKey: ['agreements', 'one', agreementId] });
  void client.invalidateQueries({ queryKey: ['agreements', 'list'] });
  void client.invalidateQueries({ queryKey: ['pairings'] });
  void client.invalidateQueries({ queryKey: pairedHospitalsQuery.queryKey });
}

/** How far a plan is, and what of it is accepted. What was solved stays as it is. */
export function matchingChanged(client: QueryClient, runId: MatchingRunId): void {
  void client.invalidateQueries({ queryKey: ['matching', 'one', runId] });
  void client.invalidateQueries({ queryKey: ['matching', 'choices', runId] });
  void client.invalidateQueries({ queryKey: ['matching', 'runs'] });
}
