import type { Messages } from '../zh-CN/index.js';

export const roomChat: Messages['roomChat'] = {
  title: 'Chat',
  titleUnread: 'Chat ({{unread}} new)',
  side: 'Beside the video',
  hide: 'Hide chat',
  empty: 'Nothing written yet. What you write without a link is sent as soon as there is one.',
  write: 'Write a message',
  placeholder: 'Enter sends, Shift+Enter begins a line',
  send: 'Send',
  discard: 'Remove',
  transcript: 'Written in the session',
  later: 'Show what came later',
  state: {
    delivered: 'Delivered',
    sending: 'Sending…',
    waiting: 'Waits for the link, then goes by itself',
    refused: 'Not delivered: the room takes no more',
  },
};
