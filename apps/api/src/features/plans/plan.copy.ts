import type { PlanItemInput } from '@jiedui/contracts';
import { yearsLater } from '@jiedui/domain';
import type { PlanLine } from './plan.lines.js';

/**
 * What a later plan takes over: what is not done yet, moved to its year. Targets begin where they ended; visits and
 * milestones come round again.
 */
export function linesForYear(lines: readonly PlanLine[], years: number): PlanItemInput[] {
  return lines.flatMap((line): PlanItemInput[] => {
    const { id: _, ...later } = yearsLater(line, years);
    switch (later.kind) {
      case 'target': {
        const { current, measuredOn: _on, ...target } = later;
        return [{ ...target, baseline: current ?? target.baseline }];
      }
      case 'milestone': {
        const { doneOn: _done, ...milestone } = later;
        return [milestone];
      }
      case 'visit':
        return [{ ...later, doneOn: null }];
      case 'department':
      case 'technique':
      case 'method':
        return later.doneOn === null ? [later] : [];
      case 'post':
      case 'apprentice':
        return [later];
    }
  });
}
