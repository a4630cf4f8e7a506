import type { ConsultationAction, ConsultationState } from '@jiedui/domain';

const hourMs = 3_600_000;

/** Who takes part: the requester, two experts of the specialty, both coordinators, and two who have no part. */
export const players = [
  'doctor',
  'expert',
  'otherExpert',
  'coordinator',
  'countyCoordinator',
  'otherDoctor',
  'foreignExpert',
] as const;
export type Player = (typeof players)[number];
export type ModelExpert = 'expert' | 'otherExpert';

export type ModelAction = Exclude<
  ConsultationAction,
  'reroute' | 'wait' | 'start' | 'miss' | 'fallBack' | 'draftOpinion' | 'expire' | 'discard'
>;

/** What is known of one consultation, kept beside the product by rules of its own. Times are milliseconds. */
export interface Model {
  state: ConsultationState;
  revision: number;
  expert: ModelExpert | null;
  answerForm: 'live' | 'written';
  fallBackAt: number;
  answerDueAt: number;
  informationRequestedAt: number;
  sessionStartsAt: number | null;
  messages: number;
}

export const begun = (): Model => ({
  state: 'draft',
  revision: 1,
  expert: null,
  answerForm: 'live',
  fallBackAt: 0,
  answerDueAt: 0,
  informationRequestedAt: 0,
  sessionStartsAt: null,
  messages: 0,
});

const untaken: readonly ConsultationState[] = ['submitted', 'informationRequested'];
const isExpert = (player: Player): player is ModelExpert => player === 'expert' || player === 'otherExpert';

/** Strangers and those who are not invited yet or any more do not even learn that it is there. */
export function sees(model: Model, player: Player): boolean {
  if (player === 'doctor') return true;
  if (model.state === 'draft' || player === 'otherDoctor' || player === 'foreignExpert') return false;
  if (!isExpert(player)) return true;
  return untaken.includes(model.state) || model.expert === player;
}

/** How a player stands to it now, in the words of the table below. */
function standing(model: Model, player: Player): string[] {
  if (!isExpert(player)) return [player];
  return [
    ...(untaken.includes(model.state) ? ['invited'] : []),
    ...(model.expert === player ? ['assigned'] : []),
  ];
}

/** Written by hand from the issue, not taken from the product: from which states, by whom, to which state. */
const legal: Readonly<
  Record<ModelAction, readonly [from: ConsultationState[], by: string[], to: ConsultationState]>
> = {
  submit: [['draft'], ['doctor'], 'submitted'],
  requestInformation: [['submitted'], ['invited', 'coordinator'], 'informationRequested'],
  supplyInformation: [['informationRequested'], ['doctor'], 'submitted'],
  accept: [['submitted'], ['invited'], 'accepted'],
  refuse: [['submitted', 'informationRequested'], ['invited', 'coordinator'], 'refused'],
  reassign: [['accepted', 'scheduled', 'missed', 'opinionDrafted'], ['coordinator'], 'accepted'],
  schedule: [['accepted', 'missed', 'opinionDrafted'], ['assigned', 'coordinator'], 'scheduled'],
  reschedule: [['scheduled'], ['assigned', 'coordinator', 'doctor', 'countyCoordinator'], 'scheduled'],
  sign: [['accepted', 'scheduled', 'missed', 'opinionDrafted'], ['assigned'], 'signed'],
  acknowledge: [['signed'], ['doctor'], 'acknowledged'],
  close: [['acknowledged'], ['doctor'], 'closed'],
  cancel: [
    ['submitted', 'informationRequested', 'accepted', 'scheduled', 'missed'],
    ['doctor', 'countyCoordinator'],
    'cancelled',
  ],
  reopen: [['refused', 'expired'], ['coordinator', 'countyCoordinator'], 'submitted'],
};
export const modelActions = Object.keys(legal) as ModelAction[];

export type Verdict = 'done' | 'hidden' | 'forbidden' | 'outdated' | 'wrongState' | 'guarded';

export interface Command {
  readonly action: ModelAction;
  readonly player: Player;
  /** Of a copy that is one step old. */
  readonly isOutdated: boolean;
  /** Hours from now of an appointment. */
  readonly inHours: number;
}

/** Booking and moving share one route: which of the two it is goes by the state. */
export const actionOf = ({ action }: Command, { state }: Model): ModelAction => {
  if (action !== 'schedule' && action !== 'reschedule') return action;
  return state === 'scheduled' ? 'reschedule' : 'schedule';
};

/** What must come of a command. */
export function foresee(model: Model, command: Command, now: number): Verdict {
  const action = actionOf(command, model);
  if (!sees(model, command.player)) return 'hidden';
  // Whoever may not sign is told before they prove who they are.
  if (action === 'sign' && model.expert !== command.player) return 'forbidden';
  if (command.isOutdated) return 'outdated';
  const [from, by] = legal[action];
  if (!by.some((who) => standing(model, command.player).includes(who))) return 'forbidden';
  if (!from.includes(model.state)) return 'wrongState';
  const startsAt = now + command.inHours * hourMs;
  const isBooking = action === 'schedule' || action === 'reschedule';
  return isBooking && startsAt > model.answerDueAt && model.answerDueAt > now ? 'guarded' : 'done';
}

function startLimits(model: Model, now: number): void {
  model.fallBackAt = now + 18 * hourMs;
  model.answerDueAt = now + 24 * hourMs;
}

/** Carries out a command that was foreseen as done. */
export function carryOut(model: Model, command: Command, now: number): void {
  const action = actionOf(command, model);
  model.state = legal[action][2];
  model.revision += 1;
  switch (action) {
    case 'submit':
      return startLimits(model, now);
    case 'reopen':
      model.expert = null;
      return startLimits(model, now);
    case 'requestInformation':
      model.informationRequestedAt = now;
      return;
    case 'supplyInformation':
      model.fallBackAt += now - model.informationRequestedAt;
      model.answerDueAt += now - model.informationRequestedAt;
      return;
    case 'accept':
    case 'refuse':
      if (isExpert(command.player)) model.expert = command.player;
      return;
    case 'reassign':
      model.expert = otherThan(model.expert);
      model.sessionStartsAt = null;
      return;
    case 'schedule':
    case 'reschedule':
      model.sessionStartsAt = now + command.inHours * hourMs;
      return;
    case 'cancel':
    case 'sign':
      model.sessionStartsAt = null;
      return;
    default:
  }
}

/** The expert to whom a coordinator gives it. */
export const otherThan = (expert: ModelExpert | null): ModelExpert =>
  expert === 'expert' ? 'otherExpert' : 'expert';

/** What the clocks have done by now, in the order in which they ran out. */
export function passTime(model: Model, now: number): void {
  const step = (to: ConsultationState) => {
    model.state = to;
    model.revision += 1;
  };
  if (model.state === 'submitted' && now >= model.answerDueAt) step('expired');
  const patience = model.informationRequestedAt + 3 * 24 * hourMs;
  if (model.state === 'informationRequested' && now >= patience) step('expired');
  const { sessionStartsAt } = model;
  if (model.state === 'scheduled' && sessionStartsAt !== null && now >= sessionStartsAt + hourMs / 4) {
    step('missed');
    model.sessionStartsAt = null;
  }
  const isOwedLive = model.state === 'accepted' || model.state === 'missed';
  if (isOwedLive && model.answerForm === 'live' && now >= model.fallBackAt) {
    step('accepted');
    model.answerForm = 'written';
  }
}
