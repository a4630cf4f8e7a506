import type { ConsultationSummary } from '@jiedui/contracts';
import { describe, expect, it } from '@jest/globals';
import { boardOf } from './board';

const now = new Date('2026-11-21T10:00:00Z');
const consultation = (id: string, change: Partial<ConsultationSummary>) =>
  ({
    id,
    state: 'submitted',
    submittedAt: '2026-11-21T08:00:00Z',
    responseDueAt: '2026-11-21T12:00:00Z',
    appointmentStartsAt: null,
    updatedAt: '2026-11-21T08:00:00Z',
    relations: ['invitedCoordinator'],
    ...change,
  }) as ConsultationSummary;
const idsOf = (consultations: readonly { id: string }[]) => consultations.map(({ id }) => id);

describe('boardOf', () => {
  it('sets what is overdue apart and sorts by the clock', () => {
    const board = boardOf(
      [
        consultation('later', { responseDueAt: '2026-11-21T15:00:00Z' }),
        consultation('sooner', {}),
        consultation('overdue', { responseDueAt: '2026-11-21T09:00:00Z' }),
        consultation('closed', { state: 'closed' }),
      ],
      'allSides',
      now,
    );
    expect(idsOf(board.overdue)).toEqual(['overdue']);
    expect(idsOf(board.waiting)).toEqual(['sooner', 'later']);
  });

  it('shows one side alone when asked to', () => {
    const asked = consultation('asked', { relations: ['invitingCoordinator'] });
    const board = boardOf([asked, consultation('of us', {})], 'inviting', now);
    expect(idsOf(board.waiting)).toEqual(['asked']);
  });
});
