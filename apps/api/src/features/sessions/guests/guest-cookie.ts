import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiPrefix } from '@jiedui/contracts';
import type { ApiConfig } from '../../../base/config/api.config.js';

const cookie = 'jiedui_guest';

/** Binds an invitation to the browser that opened it; sent to the guest's own routes alone. */
export const setGuestCookie = (reply: FastifyReply, config: ApiConfig, token: string): void => {
  void reply.setCookie(cookie, token, {
    path: `${apiPrefix}/guest`,
    httpOnly: true,
    sameSite: 'strict',
    secure: config.PUBLIC_URL.startsWith('https:'),
    maxAge: 7 * 86_400,
  });
};

export const guestTokenOf = (request: FastifyRequest): string | undefined => request.cookies[cookie];
