import { CatalogueError } from '@jiedui/contracts';
import type { FastifyRequest } from 'fastify';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes asked for by another site's page. Browsers always say where such a request comes from;
 * together with the SameSite=Strict cookie this closes cross-site request forgery.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin, host } = request.headers;
  if (safeMethods.has(request.method) || origin === undefined) return;
  const isOwn = origin === publicUrl || origin === `http://${host}` || origin === `https://${host}`;
  if (!isOwn) throw new CatalogueError('ORIGIN_FOREIGN');
}
