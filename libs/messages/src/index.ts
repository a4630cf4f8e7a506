export { messages } from './catalogue.js';
export * from './translator.js';
export type { Messages } from './zh-CN/index.js';
