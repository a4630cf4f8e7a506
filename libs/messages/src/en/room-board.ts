import type { Messages } from '../zh-CN/index.js';

export const roomBoard: Messages['roomBoard'] = {
  title: 'Image board',
  choose: 'Choose an image; everybody sees it',
  noImages: 'This consultation has no photos or images attached.',
  cancel: 'Cancel',
  close: 'Close the board',
  hand: 'The pointer',
  hands: { move: 'Moves', point: 'Points', line: 'Draws', arrow: 'Arrows' },
  level: 'Level',
  width: 'Window',
  undo: 'Undo my last mark',
  clear: 'Clear my marks',
  imageKeys: 'Image {{name}}: arrow keys move, plus and minus zoom, 0 shows all of it',
};
