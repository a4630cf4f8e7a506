import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiPrefix } from '@jiedui/contracts';
import type { ApiConfig } from '../../base/config/api.config.js';

export const sessionCookie = 'jiedui_session';
const pendingCookie = 'jiedui_sign_in';
/** The steps of signing in alone get to see what waits there. */
const pendingPath = `${apiPrefix}/sign-in`;

const attributes = (config: ApiConfig, path = '/') => ({
  path,
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: config.PUBLIC_URL.startsWith('https:'),
});

/** A session begins: what was left of signing in ends. */
export const setSessionCookie = (reply: FastifyReply, config: ApiConfig, token: string): void => {
  void reply.setCookie(sessionCookie, token, attributes(config));
};

export const clearSessionCookie = (reply: FastifyReply, config: ApiConfig): void => {
  void reply.clearCookie(sessionCookie, attributes(config));
  // The next person at a shared computer finds nothing of the last one's.
  void reply.header('clear-site-data', '"cache"');
};

export const sessionTokenOf = (request: FastifyRequest): string | undefined => request.cookies[sessionCookie];

export const setPendingCookie = (
  reply: FastifyReply,
  config: ApiConfig,
  token: string,
  expires: Date,
): void => {
  void reply.setCookie(pendingCookie, token, { ...attributes(config, pendingPath), expires });
};

export const clearPendingCookie = (reply: FastifyReply, config: ApiConfig): void => {
  void reply.clearCookie(pendingCookie, attributes(config, pendingPath));
};

export const pendingTokenOf = (request: FastifyRequest): string | undefined => request.cookies[pendingCookie];
