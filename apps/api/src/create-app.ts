import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiPrefix } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { ApiConfig } from './base/config/api.config.js';
import { createHttpAdapter, prepareHttpServer } from './base/http/http-server.js';
import { ProblemFilter } from './base/http/problem.filter.js';
import { serveCaptions, serveWebApp } from './base/http/web-app.js';

/** Builds the api process, ready to listen. */
export async function createApp(config: ApiConfig, clock?: Clock): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, clock),
    createHttpAdapter(config),
    // JSON alone: forms could be sent by another site's page.
    { bufferLogs: true, abortOnError: false, bodyParser: false },
  );
  app.useLogger(app.get(Logger));
  app.flushLogs();
  app.setGlobalPrefix(apiPrefix.slice(1), { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalFilters(new ProblemFilter());
  const fastify = app.getHttpAdapter().getInstance();
  await prepareHttpServer(fastify, config);
  await serveWebApp(fastify, config.WEB_ROOT);
  await serveCaptions(fastify, config.CAPTIONS_DIR);
  return app;
}
