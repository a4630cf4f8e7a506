import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CatalogueError, type EndpointShape } from '@jiedui/contracts';
import type { FastifyRequest } from 'fastify';
import { ENDPOINT } from '../../base/http/endpoint.decorator.js';
import { sessionTokenOf } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';

/** Lets nobody past without a session, except on the routes whose contract says that they are public. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignInService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<EndpointShape | undefined>(ENDPOINT, context.getHandler());
    // Health and metrics hold nothing of anybody and have no contract.
    if (!endpoint) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = sessionTokenOf(request);
    request.caller = token ? await this.signIn.resolve(token) : undefined;
    if (!request.caller && endpoint.access !== 'public') throw new CatalogueError('NOT_SIGNED_IN');
    return true;
  }
}
