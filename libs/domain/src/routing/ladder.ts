import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { Urgency } from '../consultation/consultation.js';

/** Who is paged: somebody on call, the coordinators of that hospital, or at last those who asked. */
export const pageRungs = ['onCall', 'coordinator', 'asker'] as const;
export type PageRung = (typeof pageRungs)[number];

export const pageOutcomes = ['accepted', 'declined', 'silent', 'superseded'] as const;
export type PageOutcome = (typeof pageOutcomes)[number];

/** How long a page is waited for until the next goes out, unless a hospital says otherwise. */
export const defaultPageWaitMinutes: Readonly<Record<Urgency, number>> = {
  emergency: 5,
  urgent: 20,
  routine: 120,
};
export const pageWaitMinutesRange = { min: 1, max: 60 } as const;

/** Of which questions people are paged; all others wait in the inbox, under their clocks. */
export const isPaged = (urgency: Urgency | null): boolean => urgency === 'emergency';

export interface PageFact {
  readonly rung: PageRung;
  /** Of somebody on call; coordinators and askers are paged together. */
  readonly personId: PersonId | null;
  /** Until when it is waited for; nothing where nobody is left to page after it. */
  readonly dueAt: Date | null;
  readonly outcome: PageOutcome | null;
}

/** What the next step depends on, at one hospital: its pages since the question came to it, in their order. */
export interface LadderScene {
  readonly pages: readonly PageFact[];
  /** Who is on call now and may take it, the first first. */
  readonly onCall: readonly PersonId[];
  readonly hasCoordinator: boolean;
  /** Hospitals that may be asked next, in the order of the routing; those asked before are left out. */
  readonly nextHospitalIds: readonly HospitalId[];
  readonly waitMinutes: number;
}

export type LadderStep =
  | { readonly kind: 'wait'; readonly until: Date | null }
  | {
      readonly kind: 'page';
      readonly rung: PageRung;
      readonly personId: PersonId | null;
      readonly dueAt: Date | null;
    }
  | { readonly kind: 'move'; readonly hospitalId: HospitalId };

const isWaitedFor = ({ outcome, dueAt }: PageFact, now: Date): boolean =>
  outcome === null && (dueAt === null || dueAt > now);

/**
 * What to do next about a question nobody has taken: wait for the last page; else page the next on call, then the
 * coordinators, then move to the next hospital; and where there is none left, tell those who asked, once.
 */
export function nextLadderStep(scene: LadderScene, now: Date): LadderStep {
  const { pages, onCall, hasCoordinator, nextHospitalIds, waitMinutes } = scene;
  const waitedFor = pages.find((page) => isWaitedFor(page, now));
  if (waitedFor) return { kind: 'wait', until: waitedFor.dueAt };
  const dueAt = new Date(now.getTime() + waitMinutes * 60_000);
  const personId = onCall.find((id) => !pages.some((page) => page.personId === id));
  if (personId) return { kind: 'page', rung: 'onCall', personId, dueAt };
  const isPagedBefore = (rung: PageRung) => pages.some((page) => page.rung === rung);
  if (hasCoordinator && !isPagedBefore('coordinator')) {
    return { kind: 'page', rung: 'coordinator', personId: null, dueAt };
  }
  const [hospitalId] = nextHospitalIds;
  if (hospitalId) return { kind: 'move', hospitalId };
  return isPagedBefore('asker')
    ? { kind: 'wait', until: null }
    : { kind: 'page', rung: 'asker', personId: null, dueAt: null };
}
