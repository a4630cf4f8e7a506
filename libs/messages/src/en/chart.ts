import type { Messages } from '../zh-CN/index.js';

export const chart: Messages['chart'] = {
  table: 'Show as a table',
  unit: 'Unit: {{unit}}',
  source: 'Source: {{source}}',
  noValue: 'No figure',
  empty: 'There is nothing to draw.',
  notLoaded: 'The chart could not be loaded. All its figures are in the table below.',
};
