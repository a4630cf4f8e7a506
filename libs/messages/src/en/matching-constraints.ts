import type { matchingConstraints as leading } from '../zh-CN/matching-constraints.js';

const constraint: (typeof leading)['constraint'] = {
  pin: 'Pinned: {{specialty}} of {{county}} with {{top}}',
  ban: 'Forbidden: {{specialty}} of {{county}} with {{top}}',
  places: '{{top}} has places: {{limit}}',
  noOffer: '{{top}} is no stronger in {{specialty}} than {{county}} and cannot help',
  lead: '{{county}} must have a lead partner',
  minPosts: 'The team of {{county}} has at least {{limit}} posts',
  maxPosts: 'The team of {{county}} has at most {{limit}} posts',
  perHospital: 'In the team of {{county}} one hospital has at most {{limit}} posts',
  maxPartners: '{{county}} has at most {{limit}} partners',
  maxDropped: 'At most {{limit}} living pairings are dropped',
};

const remedy: (typeof leading)['remedy'] = {
  pin: 'release this pin',
  ban: 'lift this ban',
  places: 'ask the hospital to offer more people in its strengths, or pin it less often',
  noOffer: 'choose another hospital, or bring the levels of both questionnaires up to date',
  lead: 'do without lead partners, or let hospitals of a wider region help',
  minPosts: 'lower the least size of a team, or let hospitals of a wider region help',
  maxPosts: 'raise the greatest size of a team, or release pins',
  perHospital: 'allow more posts from one hospital',
  maxPartners: 'allow more partners',
  maxDropped: 'allow more living pairings to be dropped',
};

const anybody: (typeof leading)['anybody'] = {
  county: 'each county hospital',
  top: 'any helping hospital',
  specialty: 'all specialties',
  noOffer: 'No hospital in scope is stronger in {{specialty}} than {{county}}',
};

export const matchingConstraints: typeof leading = { constraint, remedy, anybody };
