import { needPages } from './need-pages.js';
import { needTerms } from './need-terms.js';

export const needs = {
  ...needTerms,
  ...needPages,
};

/** Words of needs, strengths and the gaps between them. */
export type NeedWords = typeof needs;
