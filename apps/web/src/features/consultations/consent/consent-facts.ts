import type { Attachment, NewConsent } from '@jiedui/contracts';
import {
  consentFaults,
  isSignature,
  type ConsentGiver,
  type ConsentMethod,
  type ConsentRelation,
  type SignatureStroke,
  type WhyNotPatient,
} from '@jiedui/domain';
import { useState } from 'react';

/** As the form holds it: '' is not chosen yet. */
export interface ConsentEntry {
  readonly giver: ConsentGiver;
  readonly why: WhyNotPatient | '';
  readonly relation: ConsentRelation | '';
  readonly isFeeExplained: boolean;
  readonly method: ConsentMethod;
  readonly strokes: readonly SignatureStroke[];
  readonly formId: string;
}

const blank: ConsentEntry = {
  giver: 'patient',
  why: '',
  relation: '',
  isFeeExplained: false,
  method: 'signature',
  strokes: [],
  formId: '',
};

function factsOf({ giver, why, relation, isFeeExplained }: ConsentEntry) {
  const isPatient = giver === 'patient';
  return {
    giver,
    whyNotPatient: isPatient ? null : why || null,
    relation: isPatient ? null : relation || null,
    isFeeExplained,
  };
}

function proofOf(
  { method, strokes, formId }: ConsentEntry,
  attachments: readonly Attachment[],
): NewConsent['proof'] | undefined {
  if (method === 'signature') {
    return isSignature(strokes) ? { method, strokes: strokes.map((stroke) => [...stroke]) } : undefined;
  }
  const scan = attachments.find(({ id, kind }) => id === formId && kind === 'consentForm');
  return scan && { method, attachmentId: scan.id };
}

/** What is said so far, and the consent itself as soon as nothing of it is missing; its time is told on saving. */
export function useConsentEntry(attachments: readonly Attachment[]) {
  const [entry, setEntry] = useState(blank);
  const change = (part: Partial<ConsentEntry>) => setEntry((before) => ({ ...before, ...part }));
  const facts = factsOf(entry);
  const proof = proofOf(entry, attachments);
  const given = proof && consentFaults(facts).length === 0 ? { ...facts, proof } : undefined;
  return { entry, change, given };
}
