import { describe, expect, it } from '@jest/globals';
import type { PlanItem } from '@jiedui/contracts';
import { ganttRows, placeOfDay } from './gantt-rows';

const post = (id: string, startsOn: string, endsOn: string): PlanItem => ({
  kind: 'post',
  id,
  personId: null,
  personName: id,
  title: null,
  specialty: 'cardiology',
  startsOn,
  endsOn,
  note: '',
});
const milestone: PlanItem = {
  kind: 'milestone',
  id: 'm',
  title: 'm',
  dueOn: '2025-07-02',
  doneOn: null,
  evidence: [],
};

describe('the rows of the year', () => {
  it('clip what reaches beyond it, and leave out what lies outside', () => {
    const items = [
      milestone,
      post('a', '2024-06-01', '2025-03-14'),
      post('b', '2025-12-31', '2026-06-01'),
      post('c', '2026-01-01', '2026-06-01'),
    ];
    const rows = ganttRows({ items, year: 2025, today: '2025-08-01' });
    expect(rows.map(({ item }) => item.id)).toEqual(['a', 'b', 'm']);
    expect(rows[0]).toMatchObject({ startPercent: 0, lengthPercent: 20, look: 'post' });
    expect(rows[1]).toMatchObject({ startPercent: 99.73, lengthPercent: 0.27 });
    expect(rows[2]).toMatchObject({ startPercent: 49.86, look: 'overdue' });
  });

  it('place a day within its year alone', () => {
    expect(placeOfDay('2025-01-01', 2025)).toBe(0);
    expect(placeOfDay('2024-12-31', 2025)).toBeUndefined();
  });
});
