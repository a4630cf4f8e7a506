export * from './quality.module.js';
export { UsualLinks } from './usual-links.service.js';
