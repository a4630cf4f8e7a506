import { CatalogueError } from '@jiedui/contracts';
import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** True for a page of this installation, and for programs that are no pages. */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: string): boolean {
  return [undefined, publicUrl, `http://${host}`, `https://${host}`].includes(origin);
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What browsers say, beside the origin, of a request that another page caused. */
const foreignSites: readonly unknown[] = ['cross-site', 'same-site'];

/**
 * Refuses changes asked for by another site's page. Browsers always say where such a request comes from;
 * together with the SameSite=Strict cookie this closes cross-site request forgery.
 */
export function refuseForeignOrigin({ headers, method }: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(method)) return;
  const isForeign = foreignSites.includes(headers['sec-fetch-site']);
  if (isForeign || !isOwnOrigin(headers, publicUrl)) throw new CatalogueError('ORIGIN_FOREIGN');
}
