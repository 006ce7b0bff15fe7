/** What the test sites show. Paths choose the kind of page: /frame-of?URL, /worker, /long, everything else is a plain page. */
import type { ServerResponse } from 'node:http';
import type { SeenRequest } from './server';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escaped(title)}</title></head><body style="font:16px/1.5 sans-serif;margin:2rem;max-width:40rem">${body}</body></html>`;

const WORDS = 'the quick brown fox jumps over a lazy dog while nobody is looking at all'.split(' ');
const paragraph = (seed: number): string =>
  `<p>${Array.from({ length: 60 }, (_, i) => WORDS[(i * 7 + seed) % WORDS.length]).join(' ')}</p>`;

const plainPage = ({ host, path }: SeenRequest): string =>
  page(
    `${host} ${path}`,
    `<h1 id="host">${escaped(host)}</h1><p id="path">${escaped(path)}</p>
<p><a id="next" href="/next">next</a> <a id="blocked-link" href="http://blocked.test/from-link">a blocked site</a></p>
<p id="text">A sentence that a child may select.</p><p><input id="field" aria-label="field"></p>${paragraph(1)}
<script>
  window.loads = (window.loads || 0) + 1;
  window.spa = (to) => { history.pushState({}, '', to); document.getElementById('path').textContent = to; };
  window.sound = (on) => {
    if (on && !window.audio) { window.audio = new AudioContext(); const tone = window.audio.createOscillator(); tone.connect(window.audio.destination); tone.start(); }
    if (!on && window.audio) { window.audio.close(); window.audio = null; }
  };
</script>`,
  );

const framesPage = (addresses: string[]): string =>
  page('frames', addresses.map((address) => `<iframe src="${escaped(address)}" width="300" height="120"></iframe>`).join(''));

/** A site that shows its pages from its own service worker, where the network layer sees no request. */
const workerSite = (path: string): string =>
  page(
    'own worker',
    `<h1>${escaped(path)}</h1><script>window.ready = navigator.serviceWorker.register('/own-worker.js').then(() => navigator.serviceWorker.ready).then(() => true);</script>`,
  );
const OWN_WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(new Response('<title>from the worker</title><h1 id="host">worker</h1>', { headers: { 'content-type': 'text/html' } })));`;

/** Answers as a test site does. */
export function sitePage(request: SeenRequest, response: ServerResponse): void {
  const send = (type: string, body: string | Buffer): void => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };
  const { pathname, search } = new URL(request.path, 'http://x');
  const html = (body: string): void => send('text/html; charset=utf-8', body);
  if (pathname === '/favicon.ico') {
    response.writeHead(404);
    response.end();
  } else if (pathname === '/own-worker.js') send('text/javascript', OWN_WORKER);
  else if (pathname === '/worker') html(workerSite(request.path));
  else if (pathname === '/frame-of') html(framesPage(decodeURIComponent(search.slice(1)).split(' ')));
  else if (pathname === '/redirect') {
    response.writeHead(302, { location: decodeURIComponent(search.slice(1)) });
    response.end();
  } else if (pathname === '/long') html(page('long', Array.from({ length: 60 }, (_, i) => paragraph(i)).join('')));
  else html(plainPage(request));
}
