import 'reflect-metadata';
import { parseConfig } from '@jiedui/platform';
import { apiConfigSchema } from '../base/config/api.config.js';
import { connectDatabase } from '../base/database/orm.js';
import { entities } from '../entities.js';

const config = parseConfig(apiConfigSchema.pick({ DATABASE_URL: true, DATABASE_POOL: true }), process.env);
const orm = await connectDatabase(config, entities);
try {
  const applied = await orm.migrator.up();
  console.log(JSON.stringify({ applied: applied.map(({ name }) => name) }));
} finally {
  await orm.close();
}
