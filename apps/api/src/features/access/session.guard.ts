import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CatalogueError, type EndpointShape } from '@jiedui/contracts';
import { actAsPerson } from '@jiedui/platform';
import type { FastifyRequest } from 'fastify';
import { ENDPOINT } from '../../base/http/endpoint.decorator.js';
import { sessionTokenOf } from './session-cookie.js';
import { SessionReader } from './session.reader.js';

/** Routes by which a second factor is set up, or the session left. */
const waysToFactor: ReadonlySet<string> = new Set(['access', 'account']);

/** Lets nobody past without a session, except on the routes whose contract says that they are public. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<EndpointShape | undefined>(ENDPOINT, context.getHandler());
    // Health and metrics hold nothing of anybody and have no contract.
    if (!endpoint) return true;
    await this.admit(context.switchToHttp().getRequest<FastifyRequest>(), endpoint);
    return true;
  }

  /**
   * Names the person behind a request; all that follows it is done on their behalf.
   * @throws NOT_SIGNED_IN, SECOND_FACTOR_MISSING
   */
  async admit(
    request: FastifyRequest,
    { access, tag }: Pick<EndpointShape, 'access' | 'tag'>,
  ): Promise<void> {
    const token = sessionTokenOf(request);
    request.caller = token ? await this.sessions.resolve(token) : undefined;
    if (!request.caller && access !== 'public') throw new CatalogueError('NOT_SIGNED_IN');
    if (request.caller) actAsPerson(request.caller.personId);
    const isAhead = access !== 'public' && !waysToFactor.has(tag);
    if (request.caller?.needsSecondFactor && isAhead) throw new CatalogueError('SECOND_FACTOR_MISSING');
  }
}
