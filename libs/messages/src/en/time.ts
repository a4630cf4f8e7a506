import type { Messages } from '../zh-CN/index.js';

export const time: Messages['time'] = {
  days: '{{count}} d',
  hours: '{{count}} h',
  minutes: '{{count}} min',
  lessThanMinute: 'less than 1 min',
  separator: ' ',
  answerDueIn: 'Answer within {{duration}}',
  answerDueSoon: 'Due soon: {{duration}} left',
  answerOverdue: 'Overdue by {{duration}}',
  startsIn: 'Starts in {{duration}}',
  startsNow: 'Starts now',
  startedAgo: 'Started {{duration}} ago',
  dueAt: 'Answer due {{time}}',
  waited: 'Waited {{duration}}',
  zone: { 'Asia/Shanghai': 'Beijing time', 'Asia/Urumqi': 'Xinjiang time' },
  hospitalTime: '{{hospital}}: {{time}} ({{zone}})',
};
