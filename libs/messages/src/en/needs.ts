import type { NeedWords } from '../zh-CN/needs.js';
import { needPages } from './need-pages.js';
import { needTerms } from './need-terms.js';

export const needs: NeedWords = {
  ...needTerms,
  ...needPages,
};
