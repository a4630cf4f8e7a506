import type { Messages } from '../zh-CN/index.js';

export const roomPeople: Messages['roomPeople'] = {
  role: {
    countyDoctor: 'County doctor',
    expert: 'Consulting expert',
    panelMember: 'Panel member',
    coordinator: 'Coordinator',
    relative: 'Relative',
    interpreter: 'Interpreter',
  },
};
