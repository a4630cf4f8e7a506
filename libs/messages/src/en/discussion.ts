import type { Messages } from '../zh-CN/index.js';

export const discussion: Messages['discussion'] = {
  title: 'Discussion',
  empty: 'Nothing written yet. Everybody who takes part reads along.',
  older: 'Show earlier messages',
  write: 'Write a message',
  placeholder: 'Ask or add something. Do not write what belongs in the record here alone.',
  send: 'Send',
  sending: 'Sending…',
  retry: 'Not sent. Try again',
  closed: 'This consultation has ended; the thread can be read.',
  readAlong: 'You may read along.',
  unread: '{{count}} new',
  newSince: 'New',
  readBy: 'Read by {{names}}',
  separator: ', ',
};
