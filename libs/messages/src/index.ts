export * from './answer-words.js';
export { messages } from './catalogue.js';
export * from './first-words.js';
export * from './options.js';
export * from './push-words.js';
export * from './translator.js';
export type { Messages } from './zh-CN/index.js';
