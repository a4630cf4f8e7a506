import type { Messages } from '../zh-CN/index.js';

export const panel: Messages['panel'] = {
  title: 'Panel',
  lead: 'Each expert writes for themselves; the chair signs the joint opinion.',
  chair: 'Chair',
  noChair: 'Whoever takes the question chairs it',
  state: {
    notAsked: 'No opinion asked',
    asked: 'Asked for an opinion',
    drafting: 'Is writing',
    signed: 'Has signed',
    excused: 'Excused',
  },
  ask: 'Ask for an opinion',
  asked: '{{name}} was asked for an opinion',
  excuse: 'Go on without',
  excuseTitle: 'Go on without the opinion of {{name}}',
  excuseText: 'The joint opinion can be signed without it. The reason stays in the history.',
  excusePlaceholder: 'E.g. called to theatre, cannot write in time.',
  excused: '{{name}} was excused',
  because: 'Because: {{reason}}',
  mine: 'My opinion as a member',
  private: 'Nobody sees it before you sign. You read those of the others once you have signed yours.',
  sign: 'Sign my opinion',
  signedDone: 'Your opinion is signed',
  incomplete: 'Write findings and advice, then sign.',
  hidden: 'Signed; you read it once you have signed your own.',
  waiting:
    'Opinions are still awaited. The joint opinion can be signed once they are in, or their authors excused.',
};
