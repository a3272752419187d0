/*
 * Service worker: answers pages that cannot be loaded without a connection. It stores build output only, which is
 * public and never changes; pages and answers of the API always come from the network. The last view of a home, if its
 * user switched that on, is written and deleted by lib/client/offline-copy.ts.
 */
const CACHE = 'build-output';
const MAX_FILES = 200;
/** The path of this site on its host, with a slash at its end. */
const BASE = new URL(registration.scope).pathname;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith(`${BASE}api/`)) return;
  if (request.mode === 'navigate') event.respondWith(loadPage(event));
  else if (pathname.startsWith(`${BASE}_next/static/`)) event.respondWith(loadBuildOutput(request));
});

async function loadPage(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return offlinePage(await readCopy());
  }
}

async function loadBuildOutput(request) {
  const cache = await caches.open(CACHE);
  const stored = await cache.match(request);
  if (stored) return stored;
  const response = await fetch(request);
  if (response.ok) {
    const files = await cache.keys();
    await Promise.all(files.slice(0, Math.max(0, files.length + 1 - MAX_FILES)).map((file) => cache.delete(file)));
    await cache.put(request, response.clone());
  }
  return response;
}

/** Resolves to the last view of the home; undefined when there is none. */
function readCopy() {
  return new Promise((resolve) => {
    const opening = indexedDB.open('offline', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('home');
    opening.onerror = () => resolve(undefined);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('home').objectStore('home').get('copy');
      reading.onsuccess = () => resolve(reading.result);
      reading.onerror = () => resolve(undefined);
      opening.result.close();
    };
  });
}

const PLAIN = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#f6f5f2,#131211);
  color:light-dark(#1c1a17,#ece8e2)} main{max-width:28rem;margin:4rem auto;padding:0 1rem} h1{font-size:1.25rem} a{color:inherit}`;

function offlinePage(copy) {
  const age = copy && `<p><strong>This is ${asMarkup(copy.home)} ${ageText(Date.now() - copy.savedAt)}</strong>, at ${copy.savedText}.</p>`;
  const html = `<!doctype html><html lang="en" data-theme="${copy?.theme ?? 'system'}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>You’re offline · Copper Dashboard</title>
<style>${copy?.css ?? PLAIN}</style><body><main class="${copy?.mainClass ?? ''}"><h1 class="text-lg">You’re offline</h1>
${age ?? '<p>Copper Dashboard can’t be reached. Check your connection.</p>'}<p><a class="link" href="">Try again</a></p>
<div class="mt-4 border-t border-line pt-4">${copy?.html ?? ''}</div></main></body></html>`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:";
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': policy } });
}

function asMarkup(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function ageText(ms) {
  const [count, unit] = ms < 5.4e6 ? [ms / 6e4, 'minute'] : ms < 1.3e8 ? [ms / 3.6e6, 'hour'] : [ms / 8.64e7, 'day'];
  return new Intl.RelativeTimeFormat('en').format(-Math.max(1, Math.round(count)), unit);
}
