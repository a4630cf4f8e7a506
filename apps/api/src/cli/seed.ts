import 'reflect-metadata';
import { parseConfig } from '@jiedui/platform';
import { databaseConfigSchema } from '../base/config/api.config.js';
import { connectDatabase } from '../base/database/orm.js';
import { seedDemo } from '../demo/demo.seed.js';
import { entities } from '../entities.js';

const config = parseConfig(databaseConfigSchema, process.env);
const orm = await connectDatabase(config, entities);
try {
  const accounts = await orm.em.fork().transactional((em) => seedDemo(em));
  console.log(JSON.stringify({ accounts }));
} finally {
  await orm.close();
}
