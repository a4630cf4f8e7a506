import 'reflect-metadata';
import { runProcess } from '@jiedui/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { readMediaConfig } from './config.js';
import { NodeDrain } from './control/node.drain.js';

const start = async () => {
  const config = readMediaConfig(process.env);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), new FastifyAdapter(), {
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  await app.listen(config.MEDIA_PORT, config.HOST);
  return app;
};

await runProcess(start, (app) => app.get(NodeDrain).finish());
