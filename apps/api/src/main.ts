import 'reflect-metadata';
import { runProcess } from '@jiedui/platform';
import { readApiConfig } from './base/config/api.config.js';
import { createApp } from './create-app.js';

await runProcess(async () => {
  const config = readApiConfig(process.env);
  const app = await createApp(config);
  await app.listen(config.PORT, config.HOST);
  return app;
});
