import type { Messages } from '../zh-CN/index.js';

export const mail: Messages['mail'] = {
  greeting: 'Dear {{name}},',
  digestSubject: 'Your {{count}} notices of today',
  callToAction: 'Sign in to Jiedui to read more:',
  footer:
    'This mail was sent automatically. To protect the patient it says nothing of the case. Please do not reply.',
};
