import type { RegionName, Report as ReportView } from '@jiedui/contracts';
import { decideReport } from '@jiedui/domain';
import { hospitalView } from '../hospitals/index.js';
import { personView } from '../people/index.js';
import type { Report } from './report.entity.js';

const asker = new Set(['asker'] as const);

export const isDownloadable = ({ state, expiresAt, sha256 }: Report, now: Date): boolean =>
  state === 'ready' && sha256 !== null && expiresAt !== null && expiresAt > now;

function actionsOf(report: Report, now: Date): ReportView['actions'] {
  const decided = (['retry', 'cancel'] as const).filter(
    (action) => decideReport(report.state, action, asker, now).ok,
  );
  return [...(isDownloadable(report, now) ? (['download'] as const) : []), ...decided];
}

/** Between its last day and the sweep that notices it, a report shows as expired already. */
const stateOf = (report: Report, now: Date): ReportView['state'] =>
  report.state === 'ready' && !isDownloadable(report, now) ? 'expired' : report.state;

export const reportView = (report: Report, region: RegionName | undefined, now: Date): ReportView => ({
  id: report.id,
  region: region ?? null,
  hospital: report.hospital && hospitalView(report.hospital),
  first: report.firstQuarter,
  last: report.lastQuarter,
  baseline: report.baselineQuarter,
  format: report.format,
  state: stateOf(report, now),
  stage: report.stage,
  percent: report.percent,
  failure: report.failure,
  askedBy: personView(report.askedBy),
  askedAt: report.askedAt.toISOString(),
  finishedAt: report.finishedAt?.toISOString() ?? null,
  expiresAt: report.expiresAt?.toISOString() ?? null,
  sizeBytes: report.sizeBytes,
  actions: actionsOf(report, now),
});
