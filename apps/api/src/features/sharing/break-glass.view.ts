import type { BrokenGlass as BrokenGlassView } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { BreakGlass } from '../consultations/index.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { personView } from '../people/index.js';

function reviewOf({ reviewedBy, reviewedAt, verdict, note }: BreakGlass): BrokenGlassView['review'] {
  if (!reviewedBy || !reviewedAt || !verdict) return null;
  return { by: personView(reviewedBy), at: reviewedAt.toISOString(), verdict, note };
}

/** The first hospital of each is the inviting one. */
export async function brokenGlassViews(
  em: EntityManager,
  glasses: readonly BreakGlass[],
): Promise<BrokenGlassView[]> {
  const ids = [...new Set(glasses.flatMap(({ hospitalIds }) => hospitalIds))];
  const hospitals = await em.find(Hospital, { id: { $in: ids } });
  const views = new Map(hospitals.map((hospital) => [hospital.id, hospitalView(hospital)]));
  return glasses.flatMap((glass) => {
    const [inviting, invited] = glass.hospitalIds.map((id) => views.get(id));
    if (!inviting) return [];
    return [
      {
        id: glass.id,
        consultationNumber: glass.consultationNumber,
        invitingHospital: inviting,
        invitedHospital: invited ?? null,
        person: personView(glass.person),
        reason: glass.reason,
        openedAt: glass.openedAt.toISOString(),
        until: glass.until.toISOString(),
        review: reviewOf(glass),
      },
    ];
  });
}
