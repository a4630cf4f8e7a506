export * from './assert-never.js';
export * from './back-off.js';
export * from './brand.js';
export * from './clock.js';
export * from './concat-bytes.js';
export * from './result.js';
export * from './grouped.js';
