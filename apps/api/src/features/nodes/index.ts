export { NodeDirectory } from './node.directory.js';
export * from './nodes.module.js';
