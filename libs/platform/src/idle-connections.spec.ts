import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { IdleConnections } from './idle-connections.js';

@Controller()
class SlowController {
  @Get()
  async answer() {
    await sleep(300);
    return 'whole';
  }
}

@Module({ controllers: [SlowController], providers: [IdleConnections] })
class TestModule {}

it('A server closes though a browser keeps a connection it never used, and answers what was asked before', async () => {
  const app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), {
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  const { hostname, port } = new URL(await app.getUrl());
  const unused = connect(Number(port), hostname);
  const ended = once(unused, 'close');
  await once(unused, 'connect');
  const answer = fetch(await app.getUrl()).then((response) => response.text());
  await sleep(100);
  await app.close();
  await ended;
  expect(await answer).toBe('whole');
});
