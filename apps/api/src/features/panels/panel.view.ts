import type { PanelMember as PanelMemberView } from '@jiedui/contracts';
import { signedBeforeShown } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import type { ConsultationMember, PanelOpinion } from '../consultations/index.js';
import { personView } from '../people/index.js';

/** Who looks, and what of their own they have signed. */
export interface PanelOnlooker {
  readonly personId: PersonId;
  readonly isMember: boolean;
  readonly hasSigned: boolean;
  /** The joint opinion is signed: everybody reads what led to it. */
  readonly isOver: boolean;
  readonly leads: boolean;
  readonly now: Date;
}

function stateOf(member: ConsultationMember, opinion: PanelOpinion | undefined): PanelMemberView['state'] {
  if (opinion?.signedAt) return 'signed';
  if (member.excusedAt) return 'excused';
  if (!member.isOpinionAsked) return 'notAsked';
  return opinion ? 'drafting' : 'asked';
}

/** Opinions are written side by side: a member reads the others' once their own is signed. */
function isShown(opinion: PanelOpinion, onlooker: PanelOnlooker): boolean {
  const isAuthor = opinion.author.id === onlooker.personId;
  const isSigned = opinion.signedAt !== null;
  if (signedBeforeShown.check({ isSigned, isAuthor }, onlooker.now) !== undefined) return false;
  return isAuthor || onlooker.leads || onlooker.isOver || (onlooker.isMember && onlooker.hasSigned);
}

export function panelMemberView(
  member: ConsultationMember,
  opinion: PanelOpinion | undefined,
  onlooker: PanelOnlooker,
): PanelMemberView {
  const { person, isOpinionAsked, excusedAt, excusedBecause } = member;
  return {
    person: personView(person),
    isOpinionAsked,
    excused: excusedAt && { at: excusedAt.toISOString(), because: excusedBecause ?? '' },
    state: stateOf(member, opinion),
    opinion:
      opinion && isShown(opinion, onlooker)
        ? {
            findings: opinion.findings,
            advice: opinion.advice,
            savedAt: opinion.savedAt.toISOString(),
            signedAt: opinion.signedAt?.toISOString() ?? null,
            sha256: opinion.sha256,
          }
        : null,
  };
}
