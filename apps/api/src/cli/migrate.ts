import 'reflect-metadata';
import { parseConfig } from '@jiedui/platform';
import { databaseConfigSchema } from '../base/config/api.config.js';
import { connectDatabase } from '../base/database/orm.js';
import { entities } from '../entities.js';

const config = parseConfig(databaseConfigSchema, process.env);
const orm = await connectDatabase(config, entities);
try {
  const applied = await orm.migrator.up();
  console.log(JSON.stringify({ applied: applied.map(({ name }) => name) }));
} finally {
  await orm.close();
}
