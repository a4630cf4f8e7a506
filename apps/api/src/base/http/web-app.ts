import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';

const isPage = (request: FastifyRequest) =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !/^\/(api|health|metrics)(\/|$)/.test(request.url) &&
  (request.headers.accept ?? '').includes('text/html');

const captionsPrefix = '/captions/';
export const captionsUrl = `${captionsPrefix}captions.js`;

/** Serves what turns speech into text in rooms, on an installation that has it. */
export async function serveCaptions(fastify: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  const root = path.resolve(folder);
  await fastify.register(fastifyStatic, {
    root,
    prefix: captionsPrefix,
    index: false,
    dotfiles: 'ignore',
    decorateReply: false,
  });
}

/** Serves the built web app; every address that is a page gets the same document, the app finds its way. */
export async function serveWebApp(fastify: FastifyInstance, folder: string): Promise<void> {
  const root = path.resolve(folder);
  if (!existsSync(path.join(root, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      // Built names carry a hash of their content.
      const isHashed = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) =>
    isPage(request) ? reply.sendFile('index.html') : reply.callNotFound(),
  );
}
