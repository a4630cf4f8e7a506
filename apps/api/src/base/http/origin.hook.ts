import { CatalogueError } from '@jiedui/contracts';
import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** True for a page of this installation, and for programs that are no pages. */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: string): boolean {
  return [undefined, publicUrl, `http://${host}`, `https://${host}`].includes(origin);
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes asked for by another site's page. Browsers always say where such a request comes from;
 * together with the SameSite=Strict cookie this closes cross-site request forgery.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method) || isOwnOrigin(request.headers, publicUrl)) return;
  throw new CatalogueError('ORIGIN_FOREIGN');
}
