export { findDemandDays, recountDemand } from './demand.counts.js';
export { demandSeries } from './demand.series.js';
export { noticeMinutes, propose } from './slot-plan.proposer.js';
export { insertPlan, replaceBlocks } from './slot-plan.store.js';
export * from './slot-plans.module.js';
