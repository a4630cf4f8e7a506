import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { hospitalPosts } from '@jiedui/domain';
import type { FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, throwError } from 'rxjs';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { ConsultationHidden } from './consultation.hidden.js';

/**
 * Writes down who asked for a consultation that they may not see. It stands around the handler, where the refused
 * transaction is over and its connection given back.
 */
@Injectable()
export class RefusalWitness implements NestInterceptor {
  constructor(private readonly audit: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof ConsultationHidden)) return throwError(() => error);
        const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
        if (!caller) return throwError(() => error);
        return from(this.record(caller, error)).pipe(mergeMap(() => throwError(() => error)));
      }),
    );
  }

  /** For the administrators of the asker's own hospitals: the id may be of no consultation at all. */
  private record(caller: Caller, { consultationId }: ConsultationHidden): Promise<void> {
    return this.audit.recordApart({
      caller,
      action: 'read',
      outcome: 'refused',
      subject: { kind: 'consultation', id: consultationId },
      hospitalIds: hospitalPosts(caller.actor).map(({ hospitalId }) => hospitalId),
    });
  }
}
