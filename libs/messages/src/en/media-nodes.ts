import type { Messages } from '../zh-CN/index.js';

export const mediaNodes: Messages['mediaNodes'] = {
  nav: 'Media nodes',
  title: 'Media nodes',
  lead: 'Empty a node before switching it off: it takes no new sessions, and those going on go on until they end.',
  empty: 'No node is running now, so nobody can meet by video. Start one.',
  region: 'region {{region}}',
  load: 'Load {{percent}}%',
  rooms: 'Sessions: {{count}}',
  people: 'People: {{count}}',
  heard: 'heard of {{at}}',
  standing: {
    takingPeople: 'Taking sessions',
    draining: 'Draining',
    drained: 'Drained',
    stopping: 'Stopping',
  },
  means: {
    takingPeople: 'In service',
    draining: 'Takes no new sessions, waits for its sessions to end',
    drained: 'Holds no session and can be switched off',
    stopping: 'Its people are moving to another node',
  },
  drain: 'Drain',
  undrain: 'Take sessions again',
};
