import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { attachmentMaxBytes, CatalogueError } from '@jiedui/contracts';
import { enterRequest, metrics, requestIdFrom } from '@jiedui/platform';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Histogram } from 'prom-client';
import type { ApiConfig } from '../config/api.config.js';
import { refuseForeignOrigin } from './origin.hook.js';
import { sendProblem } from './problem.filter.js';

const bodyLimitBytes = 256 * 1024;
/** The largest file over a link of 350 kbit/s. */
const requestTimeoutMs = 10 * 60_000;

const duration = new Histogram({
  name: 'jiedui_http_request_duration_seconds',
  help: 'Time to answer a request, by route pattern',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});

/** Media nodes have origins of their own, which are known only when a session is placed. */
const contentSecurityPolicy = (config: ApiConfig) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    // What turns speech into text is most often compiled.
    ...(config.CAPTIONS_DIR ? { scriptSrc: ["'self'", "'wasm-unsafe-eval'"] } : {}),
    fontSrc: ["'self'", 'data:'],
    // Ant Design writes its styles at run time.
    styleSrc: ["'self'", "'unsafe-inline'"],
    connectSrc: [
      "'self'",
      ...(config.PUBLIC_URL.startsWith('https:') ? ['https:', 'wss:'] : ['http:', 'ws:']),
    ],
  },
});

export const createHttpAdapter = ({ TRUSTED_PROXIES }: ApiConfig) =>
  new FastifyAdapter({
    trustProxy: TRUSTED_PROXIES ?? false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    requestIdHeader: false,
    genReqId: (request: { headers: Record<string, unknown> }) =>
      requestIdFrom(request.headers['x-request-id']),
    routerOptions: { maxParamLength: 200 },
    // What the router cannot even read, such as a broken percent sign, never reaches Nest.
    frameworkErrors: (_error: unknown, request: { id: string }, reply: FastifyReply) =>
      sendProblem(reply, new CatalogueError('REQUEST_INVALID').toProblem(request.id)),
  });

export async function prepareHttpServer(fastify: FastifyInstance, config: ApiConfig): Promise<void> {
  fastify.addHook('onRequest', (request, reply, done) => {
    enterRequest(request.id, { address: request.ip, agent: request.headers['user-agent'] ?? null });
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onRequest', async (request) => refuseForeignOrigin(request, config.PUBLIC_URL));
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: contentSecurityPolicy(config),
    hsts: config.PUBLIC_URL.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
  });
  await fastify.register(fastifyMultipart, {
    limits: { files: 1, fields: 5, fileSize: attachmentMaxBytes + 1, headerPairs: 50 },
  });
}
