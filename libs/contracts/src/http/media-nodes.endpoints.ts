import { nodeStandings } from '@jiedui/domain';
import { z } from 'zod';
import { mediaNodeId } from '../control/control.js';
import { instant } from '../shapes/ids.js';
import { endpoint } from './endpoint.js';

const tag = 'mediaNodes';
const access = 'signedIn';
const params = z.object({ nodeId: mediaNodeId });

export const MediaNode = z
  .object({
    nodeId: mediaNodeId,
    region: z.string(),
    standing: z.enum(nodeStandings).meta({
      description: 'drained: it holds no session any more and can be switched off',
    }),
    loadPercent: z.number().int().min(0).max(100).meta({ description: 'Of its busiest core' }),
    rooms: z.number().int(),
    people: z.number().int(),
    heardAt: instant,
  })
  .meta({ id: 'MediaNode' });
export type MediaNode = z.infer<typeof MediaNode>;

export const mediaNodeEndpoints = {
  listMediaNodes: endpoint({
    method: 'GET',
    path: '/media-nodes',
    tag,
    summary: 'The nodes that carry audio and video now, by name: how busy they are and whether they drain',
    access,
    response: z.array(MediaNode),
    errors: ['ACTION_NOT_ALLOWED', 'MEDIA_UNAVAILABLE'],
  }),
  drainMediaNode: endpoint({
    method: 'PUT',
    path: '/media-nodes/{nodeId}/drain',
    tag,
    summary: 'Send a node no new sessions; those it holds go on until they end. It holds over restarts',
    access,
    params,
    response: z.array(MediaNode),
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND', 'MEDIA_UNAVAILABLE'],
  }),
  undrainMediaNode: endpoint({
    method: 'DELETE',
    path: '/media-nodes/{nodeId}/drain',
    tag,
    summary: 'Let a node take sessions again',
    access,
    params,
    response: z.array(MediaNode),
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND', 'MEDIA_UNAVAILABLE'],
  }),
};
