import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiConfig } from '../../base/config/api.config.js';

export const sessionCookie = 'jiedui_session';

const attributes = (config: ApiConfig) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: config.PUBLIC_URL.startsWith('https:'),
});

export const setSessionCookie = (reply: FastifyReply, config: ApiConfig, token: string): void => {
  void reply.setCookie(sessionCookie, token, attributes(config));
};

export const clearSessionCookie = (reply: FastifyReply, config: ApiConfig): void => {
  void reply.clearCookie(sessionCookie, attributes(config));
  // The next person at a shared computer finds nothing of the last one's.
  void reply.header('clear-site-data', '"cache"');
};

export const sessionTokenOf = (request: FastifyRequest): string | undefined => request.cookies[sessionCookie];
