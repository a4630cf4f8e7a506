import type { Messages } from '../zh-CN/index.js';

export const home: Messages['home'] = {
  greeting: 'Welcome, {{name}}',
  more: 'See all {{count}}',
  countyDoctor: {
    acknowledge: 'Opinions to confirm',
    acknowledgeEmpty: 'No opinion waits for you to confirm it.',
    waiting: 'Waiting for an answer',
    waitingEmpty: 'Nothing is waiting. Use "New request" to ask a paired hospital.',
    drafts: 'Drafts',
    draftsEmpty: 'No unfinished drafts.',
    sessions: "Today's video sessions",
    sessionsEmpty: 'No video sessions today.',
  },
  expert: {
    toAnswer: 'To answer now',
    toAnswerEmpty: 'Nothing to answer. You will be told when a request arrives.',
    myDay: 'My day',
    myDayEmpty: 'No video sessions today.',
    toSign: 'Opinions to sign',
    toSignEmpty: 'No opinion waits for your signature.',
  },
  coordinator: {
    board: 'Open consultations',
    boardEmpty: 'No consultations are open.',
    allSides: 'All',
    inviting: 'Asked by us',
    invited: 'Asked of us',
    side: 'Side',
    overdue: 'Answer overdue',
    waiting: 'Waiting for an answer',
    underway: 'Accepted',
    scheduled: 'Scheduled or in session',
    answered: 'To confirm or close',
    columnEmpty: 'None',
    truncated: 'The first {{shown}} of {{total}}. See the list of consultations for all.',
  },
};
