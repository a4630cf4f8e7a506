import { reportFormats } from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, reportId } from '../shapes/ids.js';
import { PeriodQuery } from '../shapes/outcome.js';
import { regionCode } from '../shapes/people.js';
import { Report, reportMediaTypes } from '../shapes/report.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'reports';
const access = 'signedIn';
const params = z.object({ reportId });

export const reportEndpoints = {
  askReport: endpoint({
    method: 'POST',
    path: '/reports',
    tag,
    summary: 'Have a report made over a region I supervise or a hospital of mine; made in the background',
    access,
    body: PeriodQuery.extend({
      regionCode: regionCode.optional(),
      hospitalId: hospitalId.optional(),
      format: z.enum(reportFormats),
    }).refine((body) => (body.regionCode === undefined) !== (body.hospitalId === undefined), {
      message: 'Either a region or a hospital',
    }),
    response: Report,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND', 'PERIOD_INVALID'],
  }),
  listReports: endpoint({
    method: 'GET',
    path: '/reports',
    tag,
    summary: 'Reports I asked for, latest first',
    access,
    query: z.object({
      ...paged,
    }),
    response: pageOf(Report),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getReport: endpoint({
    method: 'GET',
    path: '/reports/{reportId}',
    tag,
    summary: 'How far a report of mine is',
    access,
    params,
    response: Report,
    errors: [],
  }),
  retryReport: endpoint({
    method: 'POST',
    path: '/reports/{reportId}/retry',
    tag,
    summary: 'Make a failed report again',
    access,
    params,
    response: Report,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  cancelReport: endpoint({
    method: 'POST',
    path: '/reports/{reportId}/cancel',
    tag,
    summary: 'Give up a report that is not made yet',
    access,
    params,
    response: Report,
    errors: ['STATE_CONFLICT'],
  }),
  downloadReport: endpoint({
    method: 'GET',
    path: '/reports/{reportId}/file',
    tag,
    summary: 'The finished report, as long as it is kept and I still stand above what it covers',
    access,
    params,
    givesFile: Object.values(reportMediaTypes),
    errors: ['ACTION_NOT_ALLOWED', 'REPORT_NOT_READY'],
  }),
};
