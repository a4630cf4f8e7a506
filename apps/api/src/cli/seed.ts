import 'reflect-metadata';
import { parseConfig } from '@jiedui/platform';
import { parseArgs } from 'node:util';
import { seedConfigSchema } from '../base/config/api.config.js';
import { connectDatabase } from '../base/database/orm.js';
import { Storage } from '../base/storage/storage.js';
import { keepDemoEvidence } from '../demo/demo.evidence.js';
import { seedDemo } from '../demo/demo.seed.js';
import { seedNation } from '../demo/nation/nation.seed.js';
import { entities } from '../entities.js';

/** seed: the small demo. seed --scale nation [--seed 1]: a synthetic nation. Progress goes to standard error. */
const { values } = parseArgs({
  options: { scale: { type: 'string', default: 'demo' }, seed: { type: 'string', default: '1' } },
});
if (!['demo', 'nation'].includes(values.scale)) {
  console.error(`There is no scale "${values.scale}": demo or nation.`);
  process.exit(2);
}
const say = (text: string) => process.stderr.write(`${text}\n`);
const config = parseConfig(seedConfigSchema, process.env);
const orm = await connectDatabase(config.DATABASE_OWNER_URL, entities);
try {
  await keepDemoEvidence(new Storage(config));
  if (values.scale === 'nation') {
    const began = performance.now();
    const counts = await orm.em.fork().transactional((em) => seedNation(em, values.seed, say));
    const durationMs = Math.round(performance.now() - began);
    console.log(JSON.stringify({ scale: 'nation', seed: values.seed, ...counts, durationMs }));
  } else {
    const accounts = await orm.em.fork().transactional((em) => seedDemo(em));
    console.log(JSON.stringify({ accounts }));
  }
} finally {
  await orm.close();
}
