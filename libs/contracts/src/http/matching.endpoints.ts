import { specialties } from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, matchingRunId } from '../shapes/ids.js';
import {
  AcceptedMatches,
  MatchAskKey,
  MatchChoice,
  MatchExplanation,
  MatchingComparison,
  MatchingRequest,
  MatchingRun,
  MatchWishes,
  WhatIf,
} from '../shapes/matching.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'matching';
const access = 'signedIn';
const params = z.object({ runId: matchingRunId });

export const MatchingRunPage = pageOf(MatchingRun).meta({ id: 'MatchingRunPage' });
export type MatchingRunPage = z.infer<typeof MatchingRunPage>;
export const MatchChoicePage = pageOf(MatchChoice).meta({ id: 'MatchChoicePage' });
export type MatchChoicePage = z.infer<typeof MatchChoicePage>;

export const matchChoiceStates = ['open', 'accepted', 'unanswered'] as const;

export const matchingEndpoints = {
  listMatchingRuns: endpoint({
    method: 'GET',
    path: '/matching/runs',
    tag,
    summary: 'Plans of my regions and hospitals, latest first',
    access,
    query: z.object(paged),
    response: MatchingRunPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  startMatching: endpoint({
    method: 'POST',
    path: '/matching/runs',
    tag,
    summary: 'Match the needs of a region or hospital with strengths, from the answers of today',
    access,
    body: MatchingRequest,
    response: MatchingRun,
    errors: ['ACTION_NOT_ALLOWED', 'MATCHING_ALREADY_RUNNING', 'MATCHING_NOTHING_ASKED', 'REGION_UNKNOWN'],
  }),
  getMatchingRun: endpoint({
    method: 'GET',
    path: '/matching/runs/{runId}',
    tag,
    summary: 'One plan: how far it is, what it is worth and what proves it',
    access,
    params,
    response: MatchingRun,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  cancelMatching: endpoint({
    method: 'POST',
    path: '/matching/runs/{runId}/cancel',
    tag,
    summary: 'Stop a plan that is not solved yet',
    access,
    params,
    response: MatchingRun,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  listMatchChoices: endpoint({
    method: 'GET',
    path: '/matching/runs/{runId}/choices',
    tag,
    summary: 'Who answers which ask, by region and county hospital',
    access,
    params,
    query: z.object({
      state: z.enum(matchChoiceStates).optional(),
      specialty: z.enum(specialties).optional(),
      search: text(100).optional().meta({ description: 'In the names and codes of both hospitals' }),
      ...paged,
    }),
    response: MatchChoicePage,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  explainMatch: endpoint({
    method: 'GET',
    path: '/matching/runs/{runId}/explanation',
    tag,
    summary: 'Why this hospital, and why not that one',
    access,
    params,
    query: MatchAskKey.extend({ topId: hospitalId.optional() }),
    response: MatchExplanation,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  tryMatching: endpoint({
    method: 'POST',
    path: '/matching/runs/{runId}/what-if',
    tag,
    summary: 'What these wishes would change, beyond those of the plan; nothing is kept',
    access,
    params,
    body: MatchWishes,
    response: WhatIf,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT', 'MATCHING_WISH_IMPOSSIBLE'],
  }),
  compareMatchingRuns: endpoint({
    method: 'GET',
    path: '/matching/runs/{runId}/comparison',
    tag,
    summary: 'Two plans beside each other',
    access,
    params,
    query: z.object({ otherId: matchingRunId }),
    response: MatchingComparison,
    errors: ['ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  acceptMatches: endpoint({
    method: 'POST',
    path: '/matching/runs/{runId}/accept',
    tag,
    summary: 'Make draft agreements of all that I may accept, or of these: all of them or nothing',
    access,
    params,
    body: z.object({ choices: z.array(MatchAskKey).min(1).max(5_000).nullable() }),
    response: AcceptedMatches,
    errors: [
      'ACTION_NOT_ALLOWED',
      'STATE_CONFLICT',
      'MATCHES_ALREADY_TAKEN',
      'MATCHES_NONE_OPEN',
      'AGREEMENT_ALREADY_OPEN',
    ],
  }),
};
