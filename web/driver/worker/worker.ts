/**
 * The service worker of /driver: keeps the page's own files, so that it starts in a tunnel. It never touches /api, /ws or the
 * tiles: an answer must come from the centre, not from a shelf. One file without imports; the build fills in the list.
 */
declare const __SHELL__: { readonly version: string; readonly files: readonly string[] };

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const PAGE = '/driver';
const shelf = `driver-${__SHELL__.version}`;

scope.addEventListener('install', (event) =>
  event.waitUntil(
    caches
      .open(shelf)
      .then((cache) => cache.addAll(__SHELL__.files.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => scope.skipWaiting()),
  ),
);

scope.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('driver-') && name !== shelf).map((name) => caches.delete(name)),
        ),
      )
      .then(() => scope.clients.claim()),
  ),
);

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname === PAGE) event.respondWith(fromShelf(PAGE, request));
  } else if (__SHELL__.files.includes(pathname)) event.respondWith(fromShelf(pathname, request));
  else if (pathname.startsWith('/assets/')) event.respondWith(keepWhenUsed(pathname, request));
});

async function fromShelf(path: string, request: Request): Promise<Response> {
  return (await caches.match(path)) ?? fetch(request);
}

/** The map's files are large: kept when they were wanted once. */
async function keepWhenUsed(path: string, request: Request): Promise<Response> {
  const kept = await caches.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(shelf)).put(path, answer.clone());
  return answer;
}
