export * from './answer-fields.js';
export * from './answer.check.js';
export * from './completeness.js';
export * from './consent.rule.js';
export * from './duplicate.rule.js';
export * from './request-template.js';
export * from './request-templates.js';
export * from './signature.js';
