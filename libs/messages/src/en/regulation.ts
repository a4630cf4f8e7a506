import type { Messages } from '../zh-CN/index.js';

export const regulation: Messages['regulation'] = {
  title: 'Rules',
  lead: 'The rules that consultations are checked against, where they come from, and what is said when one stops a step.',
  rule: 'Rule',
  source: 'Source',
  effective: 'Holds',
  since: 'since {{from}}',
  between: '{{from}} to {{until}}',
  always: 'no date in the source',
  blocked: 'What it says when it stops a step',
  nav: 'Rules',
  sources: {
    telemedicineRules2018:
      'National Health Commission: Telemedicine service management rules (trial), published September 2018',
    recordKeeping: 'National rules on keeping medical records',
    agreement: 'The agreement of the two hospitals; no national limit was found',
  },
  name: {
    agreementFirst: 'Agreement first',
    consentPresent: 'Written consent',
    expertIndependent: 'Three years of independent practice',
    refusalReasoned: 'A refusal has a reason',
    answeredWithinLimits: 'Answered within the limits',
    signedBeforeShown: 'Signed before it is shown',
    retainedByClass: 'Kept by its class',
  },
  text: {
    agreementFirst:
      'A hospital asks another only under an agreement in force that covers the specialty and the service.',
    consentPresent:
      'The patient consents; a guardian or a close relative where the patient cannot sign or should not be told.',
    expertIndependent:
      'Whoever takes or signs a consultation has practised independently for three years or longer.',
    refusalReasoned: 'Who refuses, sends elsewhere or withdraws says why.',
    answeredWithinLimits: 'A session is booked inside the time agreed for the urgency.',
    signedBeforeShown:
      'An opinion is seen by its author alone until it is signed, and never changed afterwards.',
    retainedByClass:
      'Records of outpatients are kept 15 years, of inpatients 30 years; recordings 3 years or longer.',
  },
};
