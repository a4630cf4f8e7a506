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
  copy: 'Copy',
  copied: 'Copied',
  isOver:
    'The session has ended before all of this was delivered. Copy what should be kept into the discussion of the consultation, and remove the rest.',
  discard: 'Remove',
  transcript: 'Written and said in the session',
  later: 'Show what came later',
  voice: {
    record: 'Record a voice note',
    recording: 'Recording {{time}} of at most {{longest}}',
    stop: 'Stop and send',
    cancel: 'Cancel',
    cancelHint: 'Esc cancels',
    note: 'Voice note, {{time}}',
    play: 'Play the voice note, {{time}}',
    pause: 'Pause',
    waiting: 'Waits for the link: {{sent}} of {{count}} sent',
    sending: 'Sending: {{sent}} of {{count}}',
    arriving: 'Arriving: {{sent}} of {{count}}',
    noMicrophone:
      'Cannot record: allow this page to use the microphone, and see that no other program holds it.',
    unsupported: 'This browser cannot record. Write instead.',
    unplayable: 'Cannot be played now: try again when there is a link.',
  },
  state: {
    delivered: 'Delivered',
    sending: 'Sending…',
    waiting: 'Waits for the link, then goes by itself',
    over: 'Not delivered: the session has ended',
    refused: 'Not delivered: the room takes no more',
  },
};
