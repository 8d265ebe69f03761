/** Keeps the portal's own files on the phone, so that it opens without a network. The central's answers never pass through here. */

/** Every file of this build and a name for the set; the build puts them in. */
declare const __SHELL__: { readonly version: string; readonly files: readonly string[] };

/** The page library's types know `self` as any worker. */
const worker = self as unknown as ServiceWorkerGlobalScope;
const cacheName = `lianxi-portal-${__SHELL__.version}`;
const page = 'index.html';

const fill = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  await cache.addAll(__SHELL__.files.map((file) => new Request(file, { cache: 'reload' })));
  await worker.skipWaiting();
};

const dropOlder = async (): Promise<void> => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('lianxi-portal-') && name !== cacheName).map((name) => caches.delete(name)));
  await worker.clients.claim();
};

const fromCache = async (request: Request): Promise<Response> => {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.mode === 'navigate' ? page : request, { ignoreSearch: true });
  return kept ?? fetch(request);
};

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
worker.addEventListener('fetch', (event) => {
  const isOwn = event.request.method === 'GET' && event.request.url.startsWith(worker.registration.scope);
  if (isOwn) event.respondWith(fromCache(event.request));
});
