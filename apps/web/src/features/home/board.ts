import type { ConsultationSummary } from '@jiedui/contracts';
import { clockOf, sortedByClock } from '../../time/clock';

export const boardColumns = ['overdue', 'waiting', 'underway', 'scheduled', 'answered'] as const;
export type BoardColumn = (typeof boardColumns)[number];
export const boardSides = ['allSides', 'inviting', 'invited'] as const;
export type BoardSide = (typeof boardSides)[number];

function columnOf(consultation: ConsultationSummary, now: Date): BoardColumn | undefined {
  switch (consultation.state) {
    case 'submitted':
    case 'informationRequested':
      return clockOf(consultation, now)?.level === 'overdue' ? 'overdue' : 'waiting';
    case 'accepted':
    case 'missed':
    case 'opinionDrafted':
      return 'underway';
    case 'scheduled':
    case 'waiting':
    case 'inSession':
      return 'scheduled';
    case 'signed':
    case 'acknowledged':
      return 'answered';
    default:
      return undefined;
  }
}

function isOnSide({ relations }: ConsultationSummary, side: BoardSide): boolean {
  if (side === 'inviting') return relations.includes('invitingCoordinator');
  if (side === 'invited') return relations.includes('invitedCoordinator');
  return true;
}

/** The open consultations of a hospital, sorted into what they wait for and by their clocks. */
export function boardOf(
  consultations: readonly ConsultationSummary[],
  side: BoardSide,
  now: Date,
): Record<BoardColumn, ConsultationSummary[]> {
  const board: Record<BoardColumn, ConsultationSummary[]> = {
    overdue: [],
    waiting: [],
    underway: [],
    scheduled: [],
    answered: [],
  };
  for (const consultation of sortedByClock(
    consultations.filter((one) => isOnSide(one, side)),
    now,
  )) {
    const column = columnOf(consultation, now);
    if (column) board[column].push(consultation);
  }
  return board;
}
