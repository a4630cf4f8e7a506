export * from './person.entity.js';
export * from './person.view.js';
export * from './post.entity.js';
export * from './post.queries.js';
export * from './post.view.js';
