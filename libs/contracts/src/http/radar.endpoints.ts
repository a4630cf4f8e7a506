import { radarStates } from '@jiedui/domain';
import { z } from 'zod';
import { pairingId } from '../shapes/ids.js';
import { regionCode } from '../shapes/people.js';
import { PairingRadar, RadarItem, RegionRadar } from '../shapes/radar.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'radar';
const access = 'signedIn';
const params = z.object({ pairingId });
const count = z.number().int();

/** `asleep` is past the rhythm, whether it ever woke or not. */
export const radarFilters = [...radarStates, 'asleep'] as const;

export const RadarPage = pageOf(RadarItem)
  .extend({
    counts: z
      .record(z.enum(radarStates), count)
      .meta({ description: 'Of each state, whichever is asked for' }),
  })
  .meta({ id: 'RadarPage' });
export type RadarPage = z.infer<typeof RadarPage>;

export const radarEndpoints = {
  listRadar: endpoint({
    method: 'GET',
    path: '/radar',
    tag,
    summary:
      'Pairings by how long they have been silent: those of my hospitals and regions, or of one region',
    access,
    query: z.object({
      regionCode: regionCode
        .optional()
        .meta({ description: 'A region I supervise, or one below it: of the inviting hospitals there' }),
      state: z.enum(radarFilters).optional(),
      search: text(100).optional().meta({ description: 'In names and codes of either hospital' }),
      ...paged,
    }),
    response: RadarPage,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  getRegionRadar: endpoint({
    method: 'GET',
    path: '/radar/regions',
    tag,
    summary: 'How the pairings of a region and of each region right below it stand, in figures',
    access,
    query: z.object({ regionCode: regionCode.default('0') }),
    response: RegionRadar,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  getPairingRadar: endpoint({
    method: 'GET',
    path: '/pairings/{pairingId}/radar',
    tag,
    summary: 'Signs of life of one pairing, what to do next, and who was told',
    access,
    params,
    response: PairingRadar,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  acknowledgeRadar: endpoint({
    method: 'POST',
    path: '/pairings/{pairingId}/radar/acknowledge',
    tag,
    summary: 'Say that I know that the pairing sleeps and see to it',
    access,
    params,
    response: PairingRadar,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  snoozeRadar: endpoint({
    method: 'POST',
    path: '/pairings/{pairingId}/radar/snooze',
    tag,
    summary: 'Raise no further step until a day, for a reason',
    access,
    params,
    body: z.object({
      until: z.iso
        .date()
        .meta({ description: 'Tomorrow at the earliest, sixty days from now at the latest' }),
      reason: text(500).trim().min(1),
    }),
    response: PairingRadar,
    errors: ['ACTION_NOT_ALLOWED', 'SNOOZE_DATE_INVALID'],
  }),
  endSnooze: endpoint({
    method: 'DELETE',
    path: '/pairings/{pairingId}/radar/snooze',
    tag,
    summary: 'Let the radar watch the pairing again',
    access,
    params,
    response: PairingRadar,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
};
