import type { Consultation } from '@jiedui/contracts';
import { completenessOf, type Completeness } from '@jiedui/domain';
import { answersOf, chosenTemplate, type DraftContent } from './draft-content';

/** How complete it is as it stands on the page, with a consent that still waits on this device. */
export function judgeRequest(
  value: DraftContent,
  consultation: Consultation | undefined,
  isConsentWaiting: boolean,
): Completeness {
  return completenessOf({
    content: value,
    hasConsent: isConsentWaiting || (consultation?.consentedAt ?? null) !== null,
    template: chosenTemplate(value),
    answers: answersOf(value),
    fileKinds: consultation?.attachments.map(({ kind }) => kind) ?? [],
  });
}
