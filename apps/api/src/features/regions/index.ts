export * from './pinyin.js';
export * from './region.loader.js';
export * from './region.query.js';
export * from './regions.module.js';
