import { CreateFoundation } from './0001-create-foundation.js';

/** In order. A migration is never edited after it was merged. */
export const migrations = [{ name: '0001-create-foundation', class: CreateFoundation }];
