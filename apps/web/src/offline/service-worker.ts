import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkOnly } from 'workbox-strategies';
import './push';

/** Written in when the product is built: the files without which no page opens. */
declare const shellFiles: readonly { readonly url: string; readonly revision: string | null }[];
declare const shellVersion: string;

interface WorkerEvents {
  addEventListener(
    type: 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
}

/** A link that is worse than none: after this the page opens from what is here. */
const pageTimeoutSeconds = 4;
const assetCache = `assets-${shellVersion}`;
const page = '/index.html';

cleanupOutdatedCaches();
precacheAndRoute([...shellFiles]);

// Pages beyond the shell: their names carry a hash of their content.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: assetCache }),
);

// The newest page wherever there is a link. What the API answers is never kept: it is other people's cases.
registerRoute(
  new NavigationRoute(
    new NetworkOnly({
      networkTimeoutSeconds: pageTimeoutSeconds,
      plugins: [{ handlerDidError: () => matchPrecache(page) }],
    }),
    { denylist: [/^\/(api|health|metrics)(\/|$)/] },
  ),
);

async function forgetOld(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('assets-') && name !== assetCache);
  await Promise.all(old.map((name) => caches.delete(name)));
}

(globalThis as unknown as WorkerEvents).addEventListener('activate', (event) => {
  event.waitUntil(forgetOld());
});
