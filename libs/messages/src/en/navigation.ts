import type { Messages } from '../zh-CN/index.js';

export const navigation: Messages['navigation'] = {
  groups: {
    daily: 'Daily work',
    assistance: 'Pairings and programmes',
    administration: 'Administration',
  },
  more: 'More',
  moreAt: 'More, now at: {{page}}',
  morePages: 'More pages',
};
